import { places } from './lives/places';
import { testSecondDay } from './second-day';

testSecondDay('Where and how it is deployed', places);
