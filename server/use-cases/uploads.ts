import { extname } from 'node:path';
import type { Readable } from 'node:stream';
import type { Knex } from 'knex';
import { conflict, HttpProblem, notFound, unprocessable } from '../http/problem.ts';
import type { SessionUser } from '../rights/rights.ts';
import type { FileAnswer } from '../stores/files.ts';
import { type StoredUpload, uploadsStore } from '../stores/uploads.ts';
import {
  cleanName,
  type FileLimits,
  limitsOfPlace,
  type Taking,
  takeFile,
  type UploadDeps,
} from './upload-file.ts';

/** How far an upload is, in bytes. */
export interface UploadProgress {
  id: string;
  offset: number;
  size: number;
}

export interface StartUpload {
  user: SessionUser;
  place: StoredUpload['place'];
  name: string;
  size: number;
}

/** Which upload, as a path names it. */
export interface UploadAddress {
  user: SessionUser;
  caseId: string;
  upload: string;
}

const DAY = 86_400_000;
const MOST_AT_ONCE = 100;

/**
 * Opens a file that will arrive in parts. What its place would refuse anyway is refused before a byte is sent:
 * 404, 403 (read only), 413 (too large), 422 (no file goes there; wrong ending), 429 (too many begun).
 */
export async function startUpload(deps: UploadDeps, command: StartUpload): Promise<UploadProgress> {
  const { user, place, size } = command;
  const limits = await limitsOfPlace(deps, user, place);
  const name = cleanName(command.name);
  if (size > limits.maxBytes) {
    throw new HttpProblem(
      413,
      'too-large',
      {
        en: `The file is larger than ${limits.maxBytes} bytes.`,
        fr: `Le fichier dépasse ${limits.maxBytes} octets.`,
      },
      {
        maxBytes: limits.maxBytes,
      },
    );
  }
  if (size === 0) throw unprocessable('empty-file', { en: 'The file is empty.', fr: 'Le fichier est vide.' });
  if (!endings(limits.types).includes(extname(name).slice(1).toLowerCase())) {
    const kinds = limits.types.join(', ');
    throw unprocessable(
      'wrong-file-type',
      {
        en: `Only these kinds of files go here: ${kinds}.`,
        fr: `Seuls ces types de fichiers vont ici : ${kinds}.`,
      },
      {
        types: limits.types,
      },
    );
  }
  await forgetOld(deps);
  if ((await uploadsStore(deps.db).unfinishedOf(user.id)) >= MOST_AT_ONCE) {
    throw new HttpProblem(429, 'too-many-requests', {
      en: 'Too many uploads were begun and not finished.',
      fr: 'Trop d’envois ont été commencés sans être terminés.',
    });
  }
  const id = deps.ids.next();
  await deps.files.parts.create(id);
  const createdAt = deps.clock.now().toISOString();
  await deps.transact((tx) =>
    uploadsStore(tx).insert({ id, userId: user.id, place, name, size, answer: null, createdAt }),
  );
  return { id, offset: 0, size };
}

/** Where to go on. Throws 404 for anyone but who began it. */
export async function readUpload(deps: UploadDeps, address: UploadAddress): Promise<UploadProgress> {
  const { id, size, answer } = await find(deps, address);
  return { id, size, offset: answer === null ? await arrived(deps, id) : size };
}

/** Takes the bytes from `offset` on. Throws 404, and 409 (with the right offset) when they do not follow on. */
export async function appendUpload(
  deps: UploadDeps,
  address: UploadAddress,
  part: { offset: number; source: Readable },
): Promise<UploadProgress> {
  const { id, size, answer } = await find(deps, address);
  const offset = answer === null ? await arrived(deps, id) : size;
  if (part.offset !== offset || answer !== null) {
    throw new HttpProblem(409, 'wrong-offset', `Go on at byte ${offset}.`, { offset });
  }
  return { id, size, offset: await deps.files.parts.write(id, offset, part.source, size) };
}

/**
 * Makes the file of what has arrived and answers it; safe to repeat. Throws 409 while bytes are missing, and what
 * `uploadFile` throws: the place is asked again, for it may have been closed meanwhile.
 */
export async function finishUpload(deps: UploadDeps, address: UploadAddress): Promise<FileAnswer> {
  const { id, size, name, place, answer } = await find(deps, address);
  if (answer !== null) return answer;
  const offset = await arrived(deps, id);
  if (offset !== size) {
    throw new HttpProblem(
      409,
      'upload-incomplete',
      { en: 'Some of the file has not arrived yet.', fr: 'Une partie du fichier n’est pas encore arrivée.' },
      { offset },
    );
  }
  const limits = await limitsOfPlace(deps, address.user, place);
  try {
    const made = await takeArrived(deps, id, { user: address.user, name, place }, limits);
    await deps.files.parts.discard(id);
    return made;
  } catch (error) {
    // Asked for twice at once: what the other made is the answer, also where its parts are gone already.
    const other = await uploadsStore(deps.db).find(id);
    if (other?.answer) return other.answer;
    throw error;
  }
}

async function takeArrived(
  deps: UploadDeps,
  id: string,
  taking: Omit<Taking, 'source'>,
  limits: FileLimits,
): Promise<FileAnswer> {
  const source = await deps.files.parts.read(id);
  try {
    return await takeFile(deps, { ...taking, source, alongside: (tx, made) => finish(tx, id, made) }, limits);
  } finally {
    source.destroy();
  }
}

async function finish(tx: Knex.Transaction, id: string, made: FileAnswer): Promise<void> {
  if (!(await uploadsStore(tx).finish(id, made))) {
    throw conflict('upload-finished', {
      en: 'This upload was finished or given up at the same moment.',
      fr: 'Cet envoi a été terminé ou abandonné au même moment.',
    });
  }
}

/** Gives an upload up. */
export async function discardUpload(deps: UploadDeps, address: UploadAddress): Promise<void> {
  const { id } = await find(deps, address);
  await forget(deps, id);
}

async function find(deps: UploadDeps, { user, caseId, upload }: UploadAddress): Promise<StoredUpload> {
  const found = await uploadsStore(deps.db).find(upload);
  if (found === null || found.userId !== user.id || found.place.caseId !== caseId) {
    throw notFound('This upload');
  }
  return found;
}

async function arrived(deps: UploadDeps, id: string): Promise<number> {
  const size = await deps.files.parts.settled(id);
  if (size === null) throw notFound('This upload');
  return size;
}

async function forget(deps: UploadDeps, id: string): Promise<void> {
  await deps.files.parts.discard(id);
  await deps.transact((tx) => uploadsStore(tx).remove(id));
}

/** What was begun and left lying for a day is removed by whoever comes next. */
async function forgetOld(deps: UploadDeps): Promise<void> {
  const before = new Date(deps.clock.now().getTime() - DAY).toISOString();
  for (const id of await uploadsStore(deps.db).olderThan(before)) await forget(deps, id);
}

/** Kinds of files as names end. */
const endings = (types: readonly string[]): string[] =>
  types.flatMap((type) => ALIKE.find((alike) => alike.includes(type)) ?? [type]);

const ALIKE = [
  ['jpg', 'jpeg'],
  ['tif', 'tiff'],
];
