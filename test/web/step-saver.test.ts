import { describe, expect, it } from 'vitest';
import type { Answers } from '../../web/portal/step/merge-answers.ts';
import { type SaveResult, stepSaver } from '../../web/portal/step/step-saver.ts';
import type { TextKeeper, UnsavedText } from '../../web/portal/step/unsaved-text.ts';

/** A server of one step that counts revisions, and a clock that runs when told. */
function world(options: { data?: Answers; revision?: number; kept?: UnsavedText } = {}) {
  const server = { data: options.data ?? {}, revision: options.revision ?? 1, saves: 0, down: false };
  const memory: { text: UnsavedText | null } = { text: options.kept ?? null };
  const keeper: TextKeeper = {
    read: () => memory.text,
    keep: (text) => {
      memory.text = text;
    },
    forget: () => {
      memory.text = null;
    },
  };
  const due = new Set<() => void>();
  let answer: ((revision: number, data: Answers) => SaveResult) | null = null;
  let gate: Promise<void> | null = null;
  const saver = stepSaver({
    start: { data: server.data, revision: server.revision, problems: [] },
    async send(revision, data) {
      if (gate) await gate;
      if (server.down) return { kind: 'unreachable' };
      if (answer) return answer(revision, data);
      if (revision !== server.revision)
        return { kind: 'stale', revision: server.revision, data: server.data };
      server.data = data;
      server.revision += 1;
      server.saves += 1;
      return { kind: 'saved', revision: server.revision, problems: [] };
    },
    keeper,
    later(run) {
      due.add(run);
      return () => due.delete(run);
    },
    changed: () => {},
  });
  return {
    saver,
    server,
    memory,
    /** Lets the pause after typing pass. */
    async pass() {
      const now = [...due];
      due.clear();
      for (const run of now) run();
      await saver.flush();
    },
    waiting: () => due.size,
    somebodyElse(data: Answers) {
      server.data = data;
      server.revision += 1;
    },
    answerWith(result: SaveResult | null) {
      answer = result && (() => result);
    },
    hold() {
      let open = () => {};
      gate = new Promise((resolve) => {
        open = resolve;
      });
      return () => {
        gate = null;
        open();
      };
    },
  };
}

describe('a step that is saved as it is filled in', () => {
  it('waits for a pause, keeps the text meanwhile, and forgets it when the server has it', async () => {
    const { saver, server, memory, pass } = world();
    saver.change({ name: 'A' });
    saver.change({ name: 'Ada' });
    expect(saver.state().status).toBe('unsaved');
    expect(memory.text).toMatchObject({ data: { name: 'Ada' }, revision: 1 });
    expect(server.saves).toBe(0);
    await pass();
    expect(server).toMatchObject({ data: { name: 'Ada' }, saves: 1 });
    expect(saver.state()).toMatchObject({ status: 'saved', saves: 1 });
    expect(memory.text).toBeNull();
  });

  it('is flushed at once on leaving, and says whether all is saved', async () => {
    const { saver, server } = world();
    saver.change({ name: 'Ada' });
    expect(await saver.flush()).toBe(true);
    expect(server.data).toEqual({ name: 'Ada' });
    expect(await saver.flush()).toBe(true);
    expect(server.saves).toBe(1);
  });

  it('sends nothing when a form draws itself, or a change was taken back', async () => {
    const { saver, server, memory, pass } = world({ data: { name: 'Ada', note: undefined } });
    saver.change({ name: 'Ada' });
    expect(saver.isDirty()).toBe(false);
    saver.change({ name: 'Eve' });
    saver.change({ name: 'Ada' });
    await pass();
    expect(server.saves).toBe(0);
    expect(memory.text).toBeNull();
    expect(saver.state().status).toBe('saved');
  });

  it('sends one request at a time, and what was typed meanwhile after it', async () => {
    const { saver, server, hold } = world();
    const open = hold();
    saver.change({ name: 'Ada' });
    const first = saver.flush();
    saver.change({ name: 'Ada L.' });
    const second = saver.flush();
    open();
    await Promise.all([first, second]);
    expect(server).toMatchObject({ data: { name: 'Ada L.' }, saves: 2 });
    expect(saver.state().status).toBe('saved');
  });

  it('keeps the text without a connection and sends it when that is back', async () => {
    const { saver, server, memory, pass, waiting } = world();
    server.down = true;
    saver.change({ name: 'Ada' });
    expect(await saver.flush()).toBe(false);
    expect(saver.state().status).toBe('offline');
    expect(memory.text?.data).toEqual({ name: 'Ada' });
    expect(waiting()).toBe(1);
    server.down = false;
    await pass();
    expect(server.data).toEqual({ name: 'Ada' });
    expect(memory.text).toBeNull();
  });

  it('says that the session has ended, and tries again', async () => {
    const { saver, answerWith, server, pass } = world();
    answerWith({ kind: 'unreachable', signedOut: true });
    saver.change({ name: 'Ada' });
    await saver.flush();
    expect(saver.state().status).toBe('signedOut');
    answerWith(null);
    await pass();
    expect(server.data).toEqual({ name: 'Ada' });
  });

  it('brings back text that had not reached the server, and sends it', async () => {
    const kept = { data: { name: 'Ada' }, base: {}, revision: 1 };
    const { saver, server, pass } = world({ kept });
    expect(saver.state()).toMatchObject({ shown: { name: 'Ada' }, restored: true, status: 'unsaved' });
    await pass();
    expect(server.data).toEqual({ name: 'Ada' });
  });

  it('does not lay old text over what somebody saved since', () => {
    const kept = { data: { name: 'mine', city: 'old' }, base: { name: 'old', city: 'old' }, revision: 1 };
    const elsewhere = world({ data: { name: 'old', city: 'new' }, revision: 2, kept });
    expect(elsewhere.saver.state()).toMatchObject({ shown: { name: 'mine', city: 'new' }, conflict: null });
    const same = world({ data: { name: 'theirs', city: 'old' }, revision: 2, kept });
    expect(same.saver.state().conflict).toMatchObject({ paths: ['name'], revision: 2 });
  });

  it('takes in what somebody else wrote in other fields', async () => {
    const { saver, server, somebodyElse, pass } = world({ data: { name: '', city: '' } });
    somebodyElse({ name: '', city: 'Red Deer' });
    saver.change({ name: 'Ada', city: '' });
    await pass();
    await pass();
    expect(server.data).toEqual({ name: 'Ada', city: 'Red Deer' });
    expect(saver.state()).toMatchObject({ status: 'saved', mergedIn: true, shown: server.data });
  });

  it.each([
    ['mine', 'Ada'],
    ['theirs', 'Eve'],
  ] as const)('lets the user choose in a field that both wrote: %s', async (choice, name) => {
    const { saver, server, somebodyElse, memory, pass } = world({ data: { name: '', city: '' } });
    somebodyElse({ name: 'Eve', city: '' });
    saver.change({ name: 'Ada', city: 'Calgary' });
    await saver.flush();
    expect(saver.state().conflict).toMatchObject({ paths: ['name'] });
    expect(server.data).toEqual({ name: 'Eve', city: '' });
    expect(await saver.flush()).toBe(false);
    saver.resolve(choice);
    expect(saver.state().shown).toEqual({ name, city: 'Calgary' });
    await pass();
    expect(server.data).toEqual({ name, city: 'Calgary' });
    expect(memory.text).toBeNull();
  });

  it('shows a refusal, does not repeat it, and can go back to what is stored', async () => {
    const { saver, server, answerWith, memory, waiting } = world({ data: { name: 'old' } });
    answerWith({ kind: 'refused', error: 'closed' });
    saver.change({ name: 'new' });
    await saver.flush();
    expect(saver.state()).toMatchObject({ status: 'refused', refusal: 'closed' });
    expect(waiting()).toBe(0);
    expect(memory.text?.data).toEqual({ name: 'new' });
    saver.drop();
    expect(saver.state()).toMatchObject({ status: 'saved', refusal: null, shown: { name: 'old' } });
    expect(memory.text).toBeNull();
    expect(server.saves).toBe(0);
  });
});
