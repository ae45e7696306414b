import { beforeAll, describe, expect, test } from 'vitest';
import type { CaseState, JsonObject, Role } from '../../engine/model/index.ts';
import { formAccess } from '../../engine/run/access.ts';
import { withFixtures } from '../../engine/run/path-fixtures.ts';
import {
  type SimulatedCase,
  saveAnswers,
  sendEvent,
  simulatedCase,
  startCase,
} from '../../engine/run/path-simulation.ts';
import { readPaths } from '../../engine/run/paths.ts';
import { readRelease } from './read-release.ts';

const release = await readRelease('secor');
const { fixtures = {} } = readPaths(release);

/** A case at the given moment with the answers of the fixtures. */
function caseAt(at: string): SimulatedCase {
  return simulatedCase(release, withFixtures({ title: '', at, from: 'request', steps: [] }, fixtures));
}

async function send(
  simulated: SimulatedCase,
  role: Role,
  event: string,
  data: JsonObject = {},
): Promise<void> {
  const step = await sendEvent(simulated, role, { type: event, data });
  if (!step.ok) throw new Error(JSON.stringify(step.reasons));
}

function access(simulated: SimulatedCase, form: string, step: string, role: Role) {
  const { snapshot, data, now } = simulated;
  if (!snapshot) throw new Error('not opened');
  const state: CaseState = { snapshot, data };
  return formAccess(release, state, form, step, [role], now);
}

async function inReview(): Promise<SimulatedCase> {
  const simulated = caseAt('2026-03-20');
  await startCase(simulated, 'assessor');
  await send(simulated, 'assessor', 'SUBMIT');
  await send(simulated, 'staff', 'APPROVE');
  await send(simulated, 'system', 'PAYMENT_SETTLED');
  await send(simulated, 'assessor', 'BEGIN');
  simulated.now = '2026-04-14T18:00:00.000Z';
  saveAnswers(simulated, fixtures.assessed?.answers ?? {});
  await send(simulated, 'assessor', 'SUBMIT_ASSESSMENT');
  saveAnswers(simulated, fixtures.reviewed?.answers ?? {});
  return simulated;
}

describe('who sees and edits what', () => {
  test('in a draft only the assessor edits the registration', async () => {
    const simulated = caseAt('2026-03-20');
    await startCase(simulated, 'assessor');
    expect(access(simulated, 'registration', 'details', 'assessor')).toEqual({
      view: true,
      edit: true,
      only: null,
    });
    for (const role of ['employer', 'reviewer', 'staff']) {
      expect(access(simulated, 'registration', 'details', role).edit, role).toBe(false);
    }
    expect(access(simulated, 'registration', 'details', 'governingBody').view).toBe(false);
    expect(access(simulated, 'assessment', 'a', 'assessor').view).toBe(false);
  });

  test('during the review the assessor sees no judgement', async () => {
    const simulated = await inReview();
    expect(access(simulated, 'review', 'a', 'assessor').view).toBe(false);
    expect(access(simulated, 'review', 'a', 'reviewer').edit).toBe(true);
    expect(access(simulated, 'assessment', 'a', 'assessor')).toMatchObject({ view: true, edit: false });
    expect(access(simulated, 'review', 'a', 'staff')).toMatchObject({ view: true, edit: false });
  });

  describe('in the correction process', () => {
    let simulated: SimulatedCase;
    beforeAll(async () => {
      simulated = await inReview();
      saveAnswers(simulated, {
        review: {
          c: { c1: { mark: 'correction', comment: 'Two hazards have no control.', awarded: 2 } },
          d: { d2: { mark: 'clarification', comment: 'Which inspections were these?', awarded: 5 } },
          receipt: { signoffsPresent: 'no', comment: 'The date is wrong.' },
        },
      });
      await send(simulated, 'reviewer', 'FEEDBACK', { message: 'Please look at these again.' });
    });

    test('the assessor may change only what was asked for, and the plan', () => {
      const { edit, only } = access(simulated, 'assessment', 'c', 'assessor');
      expect(edit).toBe(true);
      expect([...(only ?? [])].sort()).toEqual([
        'assessment.assessorSignoff',
        'assessment.c.c1',
        'assessment.d.d2',
        'assessment.employerSignoff',
        'assessment.plan',
      ]);
      expect(access(simulated, 'review', 'c', 'assessor')).toMatchObject({ view: true, edit: false });
      expect(access(simulated, 'registration', 'details', 'assessor').edit).toBe(false);
    });

    test('a second look is at what was returned and what depends on it', async () => {
      saveAnswers(simulated, {
        assessment: {
          c: { c1: { ...(fixtures.assessed?.answers?.assessment?.c?.c1 as JsonObject), addressed: 1 } },
          d: { d2: { ...(fixtures.assessed?.answers?.assessment?.d?.d2 as JsonObject), addressed: 1 } },
        },
      });
      await send(simulated, 'assessor', 'RETURN');
      const { edit, only } = access(simulated, 'review', 'c', 'reviewer');
      expect(edit).toBe(true);
      expect([...(only ?? [])].sort()).toEqual([
        'review.b.b2',
        'review.c.c1',
        'review.d.d1',
        'review.d.d2',
        'review.d.d3',
        'review.deficiencies',
        'review.previousPlan',
        'review.receipt',
        'review.summary',
      ]);
      expect(access(simulated, 'assessment', 'c', 'assessor').edit).toBe(false);
      expect(access(simulated, 'review', 'c', 'assessor')).toMatchObject({ edit: false });
    });
  });
});
