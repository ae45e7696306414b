import type { Knex } from 'knex';
import type { Migration } from '../db/migrate.ts';

async function createCases(db: Knex): Promise<void> {
  await db.schema.createTable('cases', (t) => {
    t.text('id').primary();
    t.text('program').notNullable();
    t.text('release_hash').notNullable();
    t.text('number');
    t.text('company_id').notNullable();
    t.text('assessor_id').notNullable();
    t.text('assignee_id');
    t.integer('revision').notNullable();
    t.integer('answers_revision').notNullable().defaultTo(0);
    t.text('state').notNullable();
    t.text('states').notNullable();
    t.text('state_key').notNullable();
    t.smallint('ended').notNullable().defaultTo(0);
    t.text('opened_at').notNullable();
    t.text('opened_on').notNullable();
    t.text('submitted_on');
    t.text('ended_at');
    t.text('next_due').notNullable().defaultTo('9999-12-31');
    t.text('summary').notNullable();
    t.text('search').notNullable();
    t.text('last_hash').notNullable();
    t.text('updated_at').notNullable();
    // Last, so that a scan of the columns before it stays on a row's first page.
    t.text('snapshot').notNullable();
    t.unique(['program', 'number']);
    t.index(['company_id', 'state_key']);
    t.index(['assignee_id']);
    t.index(['program', 'search', 'id'], 'cases_by_search');
  });
  // A list reads the first rows of each of its states from one of these, whatever the number of cases.
  for (const [name, column, ...more] of [
    // With what other orders and filters read, so that they need not visit the rows.
    ['cases_by_opened', 'opened_on', 'company_id', 'assessor_id', 'assignee_id'],
    ['cases_by_due', 'next_due'],
    ['cases_by_number', "coalesce(number, '')"],
    ['cases_by_submitted', "coalesce(submitted_on, '')"],
  ]) {
    const columns = ['state_key', `(${column})`, 'id', ...more];
    await db.raw(`create index ${name} on cases (${columns.join(', ')})`);
  }
  await db.schema.createTable('case_states', (t) => {
    t.text('key').primary();
    t.text('program').notNullable();
    t.text('release_hash').notNullable();
    t.text('states').notNullable();
    t.text('tags').notNullable();
    t.text('viewers').notNullable();
    t.text('view').notNullable();
    t.index(['program']);
  });
}

async function createAnswers(db: Knex): Promise<void> {
  await db.schema.createTable('answers', (t) => {
    t.text('case_id').notNullable();
    t.text('form').notNullable();
    t.text('step').notNullable();
    t.integer('revision').notNullable();
    t.text('data').notNullable();
    t.text('hash').notNullable();
    t.text('updated_at').notNullable();
    t.text('updated_by').notNullable();
    t.primary(['case_id', 'form', 'step']);
  });
  await db.schema.createTable('submissions', (t) => {
    t.text('case_id').notNullable();
    t.integer('history_seq').notNullable();
    t.text('form').notNullable();
    t.text('data').notNullable();
    t.text('hash').notNullable();
    t.text('at').notNullable();
    t.primary(['case_id', 'history_seq', 'form']);
  });
}

async function createHistory(db: Knex): Promise<void> {
  await db.schema.createTable('history', (t) => {
    t.text('case_id').notNullable();
    t.integer('seq').notNullable();
    t.text('at').notNullable();
    t.text('kind').notNullable();
    t.text('event').notNullable();
    // What the sender wrote; apart from the entry, so that it can be erased while the chain stands.
    t.text('data');
    t.text('entry').notNullable();
    // The entry's decisions, but for their facts.
    t.text('decisions').notNullable();
    t.text('hash').notNullable();
    // The command that it is the answer to: a repeated one gets the same answer.
    t.text('command_scope');
    t.text('command_key');
    t.text('command_body_hash');
    t.text('command_answer');
    t.primary(['case_id', 'seq']);
    t.unique(['command_scope', 'command_key']);
  });
  // One narrow row a decision: a replay over all cases reads these and nothing else.
  await db.schema.createTable('decision_facts', (t) => {
    t.text('case_id').notNullable();
    t.integer('history_seq').notNullable();
    t.integer('position').notNullable();
    t.text('program').notNullable();
    t.text('ruleset').notNullable();
    t.text('release_hash').notNullable();
    t.text('facts').notNullable();
    t.text('parameters').notNullable();
    t.text('outcomes').notNullable();
    t.primary(['case_id', 'history_seq', 'position']);
    t.index(['program', 'ruleset']);
  });
}

async function createTimersAndOutbox(db: Knex): Promise<void> {
  await db.schema.createTable('timers', (t) => {
    t.text('case_id').notNullable();
    t.text('id').notNullable();
    t.integer('generation').notNullable();
    t.text('delay').notNullable();
    t.text('kind').notNullable();
    t.text('due_at').notNullable();
    t.text('date').notNullable();
    t.text('zone').notNullable();
    t.text('anchor').notNullable();
    t.integer('days').notNullable();
    t.text('not_after');
    t.text('event').notNullable();
    t.integer('history_seq').notNullable();
    t.text('status').notNullable();
    t.integer('attempts').notNullable().defaultTo(0);
    t.text('lease_until');
    t.text('last_error');
    t.primary(['case_id', 'id']);
  });
  await db.raw("create index timers_pending on timers (due_at) where status = 'pending'");
  await db.schema.createTable('outbox', (t) => {
    t.text('id').primary();
    t.text('case_id');
    t.integer('history_seq');
    t.integer('position');
    t.text('key').notNullable().unique();
    t.text('type').notNullable();
    t.text('params').notNullable();
    t.text('status').notNullable();
    t.integer('attempts').notNullable().defaultTo(0);
    t.text('available_at').notNullable();
    t.text('lease_until');
    t.integer('generation').notNullable().defaultTo(0);
    t.text('last_error');
    t.text('created_at').notNullable();
    t.text('done_at');
    t.index(['case_id', 'history_seq', 'position']);
  });
  await db.raw("create index outbox_open on outbox (available_at) where status in ('pending', 'leased')");
}

async function createNotes(db: Knex): Promise<void> {
  await db.schema.createTable('sequences', (t) => {
    t.text('program').notNullable();
    t.text('kind').notNullable();
    t.integer('year').notNullable();
    t.integer('value').notNullable();
    t.primary(['program', 'kind', 'year']);
  });
  await db.schema.createTable('changes', (t) => {
    t.increments('id');
    t.text('case_id').notNullable();
    t.text('kind').notNullable();
    t.integer('revision').notNullable();
    t.text('form');
    t.text('step');
    t.text('at').notNullable();
    t.index(['case_id', 'id']);
  });
}

/** Cases, what was answered, what was decided, what is due and what is to be done. */
export const cases: Migration = {
  name: '0002-cases',
  async up(db) {
    await createCases(db);
    await createAnswers(db);
    await createHistory(db);
    await createTimersAndOutbox(db);
    await createNotes(db);
  },
};
