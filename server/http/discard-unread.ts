import type { RequestHandler } from 'express';

/** So many bytes are read after the answer; whoever sends more is not waiting for it. */
const MOST = 8 * 1024 * 1024;

/**
 * Reads what is left of a body once its request is answered. A refusal may come in the middle of a body (it is too
 * large); left unread, the connection is reset, and the sender never sees the answer. A body without end is cut off.
 */
export const discardUnread: RequestHandler = (request, response, next) => {
  response.once('finish', () => {
    let read = 0;
    request.on('data', (part: Buffer) => {
      read += part.length;
      if (read > MOST) request.socket.destroy();
    });
    request.resume();
  });
  next();
};
