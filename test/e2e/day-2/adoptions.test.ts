import { adoptions } from './lives/adoptions';
import { testSecondDay } from './second-day';

testSecondDay('What others made', adoptions);
