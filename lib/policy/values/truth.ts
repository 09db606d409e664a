/** Whether something holds; nothing where that is unknown. */
export type Truth = boolean | undefined;
