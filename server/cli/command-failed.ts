/** A command could not do what it was asked; its message is for the person at the terminal. */
export class CommandFailed extends Error {
  override name = 'CommandFailed';
}
