/** What a plan may hold that somebody of a certain role must have seen: data that is lost, permissions that widen, what is open to more. */
export const acknowledgements = ['dataLoss', 'permissions', 'exposure'] as const;
export type Acknowledgement = (typeof acknowledgements)[number];
