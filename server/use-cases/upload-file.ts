import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import type { Knex } from 'knex';
import { fileLimits, formAccess, isAt, type Place } from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import { contentType, nameFits, normalType } from '../gateways/files/content-type.ts';
import { FileTooLarge, type IncomingFile } from '../gateways/files/file-store.ts';
import { HttpProblem, notFound, unprocessable } from '../http/problem.ts';
import type { SessionUser } from '../rights/rights.ts';
import { answerStore, toAnswers } from '../stores/answers.ts';
import { type FileAnswer, filesStore, type StoredFile } from '../stores/files.ts';
import { loadCase } from './load-case.ts';
import { loadCaseData } from './load-case-data.ts';

export type UploadDeps = Pick<
  Deps,
  'clock' | 'ids' | 'db' | 'transact' | 'releases' | 'files' | 'scanner' | 'log'
>;

export interface UploadFile {
  user: SessionUser;
  caseId: string;
  form: string;
  step: string;
  /** Where in the step's data, RFC 6901. */
  pointer: string;
  name: string;
  source: Readable;
}

export interface FileLimits {
  types: string[];
  maxBytes: number;
}

/** What people may upload for themselves: evidence of training. */
const ownLimits: FileLimits = { types: ['pdf', 'png', 'jpg', 'doc', 'docx'], maxBytes: 8 * 1024 * 1024 };

/**
 * Takes a file for a place of a case that the user may edit now. Rights are asked before a byte is read.
 * Throws 404, 403 (read only), 422 (no file goes there; wrong type; infected), 413 (too large).
 */
export async function uploadFile(deps: UploadDeps, command: UploadFile): Promise<FileAnswer> {
  const { user, caseId, form, step, pointer } = command;
  const place = { caseId, form, step, pointer };
  return takeFile(deps, { ...command, place }, await limitsOfPlace(deps, user, place));
}

/**
 * The limits of files at a place of a case, for somebody who may put one there now.
 * Throws 404, 403 (read only), 422 (no file goes there).
 */
export async function limitsOfPlace(
  deps: Pick<Deps, 'db' | 'releases' | 'clock'>,
  user: SessionUser,
  { caseId, form, step, pointer }: NonNullable<StoredFile['place']>,
): Promise<FileLimits> {
  const { stored, release, acting: roles } = await loadCase(deps, user, caseId);
  if (!release.forms.get(form)?.steps.has(step)) throw notFound('This step');
  const answers = toAnswers(await answerStore(deps.db).ofCase(caseId));
  const data = await loadCaseData(deps, stored, release, answers);
  const now = deps.clock.now().toISOString();
  const access = formAccess(release, { snapshot: stored.snapshot, data }, form, step, roles, now);
  if (!access.view) throw notFound('This step');
  if (!access.edit || !allows(access.only, form, step, pointer)) {
    throw new HttpProblem(403, 'read-only', {
      en: 'This place cannot be changed now.',
      fr: 'Rien ne peut être modifié ici pour l’instant.',
    });
  }
  const limits = fileLimits(release, form, step, pointer);
  if (limits === undefined)
    throw unprocessable('no-file-here', {
      en: 'This place takes no file.',
      fr: 'Aucun fichier n’a sa place ici.',
    });
  return limits;
}

/** Takes a file that belongs to the user himself. */
export function uploadOwnFile(
  deps: UploadDeps,
  command: Pick<UploadFile, 'user' | 'name' | 'source'>,
): Promise<FileAnswer> {
  return takeFile(deps, { ...command, place: null }, ownLimits);
}

/** A place is open when it, something around it or something in it is among the places asked for. */
function allows(only: Place[] | null, form: string, step: string, pointer: string): boolean {
  if (only === null) return true;
  const place = [form, step, ...pointer.split('/').slice(1)].join('.');
  return only.some((open) => isAt(place, open) || isAt(open, place));
}

export interface Taking {
  user: SessionUser;
  name: string;
  source: Readable;
  place: StoredFile['place'];
  /** Written together with the file, or neither is. */
  alongside?: (tx: Knex.Transaction, made: FileAnswer) => Promise<void>;
}

/** Checks what has arrived (size, kind by content, name, viruses) and keeps it. */
export async function takeFile(deps: UploadDeps, taking: Taking, limits: FileLimits): Promise<FileAnswer> {
  const name = cleanName(taking.name);
  const incoming = await receive(deps, taking.source, limits.maxBytes);
  try {
    if (incoming.size === 0)
      throw unprocessable('empty-file', { en: 'The file is empty.', fr: 'Le fichier est vide.' });
    const type = await contentType(incoming.path);
    const wanted = limits.types.map(normalType);
    if (type === null || !wanted.includes(type.name)) {
      throw unprocessable(
        'wrong-file-type',
        {
          en: `Only these kinds of files go here: ${limits.types.join(', ')}. This one is none of them, whatever its name says.`,
          fr: `Seuls ces genres de fichiers vont ici : ${limits.types.join(', ')}. Celui-ci n’en est pas un, quoi que dise son nom.`,
        },
        {
          types: limits.types,
        },
      );
    }
    if (!nameFits(name, type)) {
      throw unprocessable('wrong-file-name', {
        en: `By its content this is a ${type.name} file; its name says otherwise.`,
        fr: `Par son contenu, ce fichier est de type ${type.name}; son nom dit autre chose.`,
      });
    }
    await refuseInfected(deps, incoming, name, taking);
    await deps.files.keep(incoming);
    const { sha256, size } = incoming;
    const answer = { id: deps.ids.next(), name, size, type: type.mediaType, sha256 };
    const createdAt = deps.clock.now().toISOString();
    await deps.transact(async (tx) => {
      await taking.alongside?.(tx, answer);
      await filesStore(tx).insert({ ...answer, place: taking.place, uploadedBy: taking.user.id, createdAt });
    });
    return answer;
  } catch (error) {
    await deps.files.discard(incoming);
    throw error;
  }
}

async function receive(deps: UploadDeps, source: Readable, maxBytes: number): Promise<IncomingFile> {
  try {
    return await deps.files.receive(source, maxBytes);
  } catch (error) {
    if (!(error instanceof FileTooLarge)) throw error;
    throw new HttpProblem(
      413,
      'too-large',
      { en: `The file is larger than ${maxBytes} bytes.`, fr: `Le fichier dépasse ${maxBytes} octets.` },
      { maxBytes },
    );
  }
}

async function refuseInfected(
  deps: UploadDeps,
  incoming: IncomingFile,
  name: string,
  { user, place }: Taking,
): Promise<void> {
  const result = await deps.scanner.scan(incoming.path);
  if (result.clean) return;
  await deps.transact((tx) =>
    filesStore(tx).refuse({
      id: deps.ids.next(),
      sha256: incoming.sha256,
      name,
      found: result.found,
      caseId: place?.caseId ?? null,
      uploadedBy: user.id,
      createdAt: deps.clock.now().toISOString(),
    }),
  );
  throw unprocessable(
    'infected-file',
    { en: 'The virus scanner refused this file.', fr: 'L’antivirus a refusé ce fichier.' },
    { found: result.found },
  );
}

/** The last part of a name without anything that a file system or a header could take amiss. */
export function cleanName(given: string): string {
  const name = basename(given.replaceAll('\\', '/'))
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}"*:<>?|/]/gu, '')
    .trim();
  if (name === '' || /^\.+$/.test(name))
    throw unprocessable('wrong-file-name', { en: 'The file has no name.', fr: 'Le fichier n’a pas de nom.' });
  // The cut may go through a character that takes two units; its second half alone cannot be kept.
  return name.length <= 200 ? name : name.slice(-200).replace(/^\p{Cs}/u, '');
}
