import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../engine/model/index.ts';
import { formAccess } from '../../engine/run/access.ts';
import { stateView } from '../../engine/run/state-view.ts';
import { whoseTurn } from '../../engine/run/whose-turn.ts';
import { caseAt, NOON, releaseOf, sentBy, toyRelease } from './toy-case.ts';

const viewOf = async (machine: JsonObject) => {
  const release = releaseOf({ machine });
  return stateView(release, (await caseAt(release)).snapshot);
};

describe('what a state says', () => {
  it('is what its meta says', async () => {
    const release = toyRelease();
    expect(stateView(release, (await caseAt(release)).snapshot)).toMatchObject({
      states: ['draft'],
      tags: ['open'],
      title: { en: 'Draft', fr: 'Brouillon' },
      waitingFor: ['gardener'],
      ended: false,
    });
    const ended = await caseAt(release, [[{ type: 'WITHDRAW' }, 'gardener']]);
    expect(stateView(release, ended.snapshot)).toMatchObject({
      ended: true,
      waitingFor: [],
      tags: ['ended'],
    });
  });

  it('comes from the states around it where it says nothing itself', async () => {
    const view = await viewOf({
      initial: 'outer',
      states: {
        outer: {
          initial: 'inner',
          tags: ['a'],
          meta: {
            title: 'Outer',
            description: 'Of the outer one',
            waitingFor: ['clerk'],
            forms: { application: { view: ['clerk'] }, decision: { view: ['clerk'] } },
            events: { GO: sentBy('clerk') },
          },
          on: { GO: 'end' },
          states: {
            inner: {
              tags: 'b',
              meta: {
                title: 'Inner',
                titles: { clerk: 'Yours' },
                forms: { application: { view: ['gardener'] } },
              },
            },
          },
        },
        end: { type: 'final' },
      },
    });
    expect(view).toMatchObject({
      states: ['outer.inner'],
      tags: ['a', 'b'],
      title: 'Inner',
      titles: { clerk: 'Yours' },
      description: 'Of the outer one',
      waitingFor: ['clerk'],
      forms: { application: { view: ['gardener'] }, decision: { view: ['clerk'] } },
    });
    expect(Object.keys(view.events)).toEqual(['GO']);
  });

  it('is put together from states that are active side by side: the deepest wins, then the first', async () => {
    const view = await viewOf({
      type: 'parallel',
      states: {
        clock: {
          initial: 'running',
          states: {
            running: { meta: { title: 'Clock', waitingFor: ['clerk'] }, on: { STOP: 'over' } },
            over: { type: 'final' },
          },
        },
        work: {
          initial: 'doing',
          states: {
            doing: {
              initial: 'writing',
              states: {
                writing: { meta: { title: 'Writing', waitingFor: ['gardener'] }, on: { DONE: 'written' } },
                written: {},
              },
            },
          },
        },
      },
    });
    expect(view).toMatchObject({ states: ['clock.running', 'work.doing.writing'], title: 'Writing' });
    expect(view.waitingFor).toEqual(['clerk', 'gardener']);
    expect(view.waitingGroups).toEqual([['clerk'], ['gardener']]);
  });

  it('waits for any of the roles that one state names, and for each of the states side by side', async () => {
    const waits = (...waitingFor: string[]) => ({ meta: { waitingFor } });
    const parallel = (states: JsonObject) => viewOf({ type: 'parallel', states });
    const one = await viewOf({ initial: 'open', states: { open: waits('clerk', 'gardener') } });
    expect(one.waitingGroups).toEqual([['clerk', 'gardener']]);
    const two = await parallel({
      desk: waits('clerk', 'gardener'),
      again: waits('gardener', 'clerk'),
      nobody: {},
      garden: waits('gardener'),
    });
    expect(two.waitingGroups).toEqual([['clerk', 'gardener'], ['gardener']]);
    expect(two.waitingFor).toEqual(['clerk', 'gardener']);
  });

  it('waits for nobody where one of the states side by side is over', async () => {
    const release = releaseOf({
      machine: {
        type: 'parallel',
        states: {
          check: {
            initial: 'open',
            meta: { waitingFor: ['clerk'] },
            states: {
              open: { meta: { events: { CHECKED: sentBy('clerk') } }, on: { CHECKED: 'over' } },
              over: { type: 'final' },
            },
          },
          work: { initial: 'doing', states: { doing: { meta: { waitingFor: ['gardener'] } } } },
        },
      },
    });
    const { waitingFor } = stateView(release, (await caseAt(release)).snapshot);
    expect(waitingFor).toEqual(['clerk', 'gardener']);
    const checked = await caseAt(release, [[{ type: 'CHECKED' }, 'clerk']]);
    const after = stateView(release, checked.snapshot);
    // As `isTurnOf` and the lists say.
    expect(after.waitingFor).toEqual(['gardener']);
    expect(whoseTurn(release, after.states, checked.snapshot.context)).toEqual(after.waitingFor);
  });

  it('is the state’s path where nobody gave it a title', async () => {
    expect((await viewOf({ initial: 'a', states: { a: {} } })).title).toBe('a');
  });
});

describe('access to a form', () => {
  const release = toyRelease();

  it('follows the state', async () => {
    const draft = await caseAt(release);
    const access = (state: typeof draft, role: string, form = 'application') =>
      formAccess(release, state, form, 'garden', [role], NOON);
    expect(access(draft, 'gardener')).toEqual({ view: true, edit: true, only: null });
    expect(access(draft, 'clerk')).toEqual({ view: false, edit: false, only: null });
    expect(access(draft, 'gardener', 'decision')).toEqual({ view: false, edit: false, only: null });
    const submitted = await caseAt(release, [[{ type: 'SUBMIT' }, 'gardener']]);
    expect(access(submitted, 'gardener')).toEqual({ view: true, edit: false, only: null });
    expect(access(submitted, 'clerk')).toEqual({ view: true, edit: false, only: null });
  });

  it('is limited to the places that an expression gives', async () => {
    const correction = await caseAt(release, [
      [{ type: 'SUBMIT' }, 'gardener'],
      [{ type: 'ASK', data: { reason: 'Which beds?' } }, 'clerk'],
    ]);
    const access = formAccess(release, correction, 'application', 'garden', ['gardener'], NOON);
    expect(access).toEqual({
      view: true,
      edit: true,
      only: ['application.garden.area', 'application.garden.beds'],
    });
    expect(formAccess(release, correction, 'application', 'garden', ['clerk'], NOON).only).toBeNull();
  });

  it('allows no place where the expression gives no list', async () => {
    const broken = toyRelease({
      file: 'workflows/permit/machine.json',
      set: { '/machine/states/draft/meta/forms/application/only': 'context.nothing' },
    });
    const access = formAccess(broken, await caseAt(broken), 'application', 'garden', ['gardener'], NOON);
    expect(access).toEqual({ view: true, edit: true, only: [] });
  });

  it('may differ for a step, and is for reading once the case has ended', async () => {
    const forms = {
      application: {
        view: ['gardener'],
        edit: ['gardener'],
        steps: { confirm: { view: ['clerk'], edit: [] } },
      },
    };
    const own = releaseOf({
      machine: {
        initial: 'a',
        states: {
          a: { meta: { forms, events: { END: sentBy('clerk') } }, on: { END: 'b' } },
          b: { type: 'final', meta: { forms } },
        },
      },
    });
    const open = await caseAt(own);
    expect(formAccess(own, open, 'application', 'confirm', ['gardener'], NOON)).toEqual({
      view: false,
      edit: false,
      only: null,
    });
    expect(formAccess(own, open, 'application', 'confirm', ['clerk'], NOON)).toEqual({
      view: true,
      edit: false,
      only: null,
    });
    expect(formAccess(own, open, 'application', 'garden', ['gardener'], NOON)).toMatchObject({ edit: true });
    const ended = await caseAt(own, [[{ type: 'END' }, 'clerk']]);
    expect(formAccess(own, ended, 'application', 'garden', ['gardener'], NOON)).toEqual({
      view: true,
      edit: false,
      only: null,
    });
  });
});
