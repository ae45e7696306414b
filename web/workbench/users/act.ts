/** Does a thing to the user shown; says that it is done or what went wrong. */
export type Act = (action: () => Promise<unknown>) => Promise<void>;
