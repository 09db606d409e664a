import { names } from './lives/names';
import { testSecondDay } from './second-day';

testSecondDay('Names, and what is gone', names);
