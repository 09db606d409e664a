import { database } from './lives/database';
import { testSecondDay } from './second-day';

testSecondDay('A database', database);
