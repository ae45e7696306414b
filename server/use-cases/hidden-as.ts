import { HttpProblem, notFound } from '../http/problem.ts';

/**
 * Says that `what` was asked for does not exist where the case behind it is hidden: otherwise the answer for a
 * foreign object would differ from the one for no object at all.
 */
export async function hiddenAs<T>(what: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof HttpProblem && error.status === 404 ? notFound(what) : error;
  }
}
