import type { RequestHandler } from 'express';

/**
 * Reads what is left of a body once its request is answered. A refusal may come in the middle of a body (it is too
 * large); left unread, the connection is reset, and the sender never sees the answer.
 */
export const discardUnread: RequestHandler = (request, response, next) => {
  response.once('finish', () => request.resume());
  next();
};
