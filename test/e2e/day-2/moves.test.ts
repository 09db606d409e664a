import { moves } from './lives/moves';
import { testSecondDay } from './second-day';

testSecondDay('What moves to another app', moves);
