import { type Course, textIn } from '../../../engine/index.ts';
import { CommandFailed } from '../command-failed.ts';
import type { Client } from '../walk/client.ts';
import { evidenceFor } from '../walk/evidence.ts';

/** Uploads a paper, or a picture of one, that shows a course; answers the file's id. */
export async function courseEvidence(client: Client, course: Course, number: number): Promise<string> {
  const title = `Completed ${textIn(course.title, 'en') ?? course.id}`;
  const { name, bytes } = evidenceFor(title, `course-${number}`, course.id, ['pdf', 'png']);
  const { status, body } = await client.upload('/api/v1/me/files', name, bytes);
  if (status !== 201) throw new CommandFailed(`Sending ${name} answered ${status}: ${JSON.stringify(body)}`);
  return String(body.id);
}
