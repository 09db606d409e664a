import { Allowed, AllowedValue, UserError } from '../../../lib';

const sizes = new Allowed('size', ['small', 'large']);

test('one declaration gives the type and the guard', () => {
  // GIVEN
  const size: AllowedValue<typeof sizes> = 'small';
  // THEN
  expect(sizes.check(size)).toBe('small');
});

test.each(['huge', '', 'constructor', '__proto__', 'Small'])('%j is refused with the property, the value and what is allowed', (size) => {
  expect(() => sizes.check(size)).toThrow(new UserError(`'size' is '${size}'.`, 'Choose one of: small, large.'));
});
