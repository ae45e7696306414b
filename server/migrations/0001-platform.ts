import type { Migration } from '../db/migrate.ts';

/**
 * Users and sessions (the library's own names, held by `test/server/identity/auth-tables.test.ts`), rights,
 * companies, training, releases, the security log.
 */
export const platform: Migration = {
  name: '0001-platform',
  async up(db) {
    await db.schema.createTable('user', (table) => {
      table.text('id').primary();
      table.text('name').notNullable();
      table.text('email').notNullable().unique();
      table.boolean('emailVerified').notNullable();
      table.text('image');
      table.timestamp('createdAt').notNullable();
      table.timestamp('updatedAt').notNullable();
      table.text('username').unique();
      table.text('displayUsername');
      table.boolean('administrator').notNullable().defaultTo(false);
      table.text('status').notNullable().defaultTo('active');
      table.text('language').notNullable().defaultTo('en');
      table.text('phone').notNullable().defaultTo('');
    });
    await db.schema.createTable('session', (table) => {
      table.text('id').primary();
      table.timestamp('expiresAt').notNullable();
      table.text('token').notNullable().unique();
      table.timestamp('createdAt').notNullable();
      table.timestamp('updatedAt').notNullable();
      table.text('ipAddress');
      table.text('userAgent');
      table.text('userId').notNullable().references('id').inTable('user').onDelete('CASCADE').index();
    });
    await db.schema.createTable('account', (table) => {
      table.text('id').primary();
      table.text('accountId').notNullable();
      table.text('providerId').notNullable();
      table.text('userId').notNullable().references('id').inTable('user').onDelete('CASCADE').index();
      table.text('accessToken');
      table.text('refreshToken');
      table.text('idToken');
      table.timestamp('accessTokenExpiresAt');
      table.timestamp('refreshTokenExpiresAt');
      table.text('scope');
      table.text('password');
      table.timestamp('createdAt').notNullable();
      table.timestamp('updatedAt').notNullable();
    });
    await db.schema.createTable('verification', (table) => {
      table.text('id').primary();
      table.text('identifier').notNullable().index();
      table.text('value').notNullable();
      table.timestamp('expiresAt').notNullable();
      table.timestamp('createdAt').notNullable();
      table.timestamp('updatedAt').notNullable();
    });
    await db.schema.createTable('rateLimit', (table) => {
      table.text('id').primary();
      table.text('key').notNullable().unique();
      table.integer('count').notNullable();
      table.bigInteger('lastRequest').notNullable();
    });

    await db.schema.createTable('role_grants', (table) => {
      table.text('user_id').notNullable().references('id').inTable('user').onDelete('CASCADE');
      table.text('program').notNullable();
      table.text('role').notNullable();
      table.text('granted_at').notNullable();
      table.primary(['user_id', 'program', 'role']);
    });
    await db.schema.createTable('one_time_links', (table) => {
      table.text('token_hash').primary();
      table.text('purpose').notNullable();
      table.text('created_at').notNullable();
    });

    await db.schema.createTable('companies', (table) => {
      table.text('id').primary();
      table.text('name').notNullable();
      for (const part of ['street', 'city', 'province', 'postal_code'])
        table.text(part).notNullable().defaultTo('');
      for (const part of ['name', 'phone', 'fax', 'email']) {
        table.text(`contact_${part}`).notNullable().defaultTo('');
      }
      table.text('wcb_accounts').notNullable().defaultTo('[]');
      table.text('industry_codes').notNullable().defaultTo('[]');
      table.smallint('member').notNullable().defaultTo(0);
      table.text('attributes').notNullable().defaultTo('{}');
      table.text('profile').notNullable().defaultTo('{}');
      table.integer('revision').notNullable().defaultTo(1);
      table.text('created_at').notNullable();
      table.index(['name', 'id']);
    });
    await db.schema.createTable('members', (table) => {
      table.text('company_id').notNullable().references('id').inTable('companies').onDelete('CASCADE');
      table.text('user_id').notNullable().references('id').inTable('user').onDelete('CASCADE');
      table.text('role').notNullable();
      table.text('added_at').notNullable();
      table.primary(['company_id', 'user_id', 'role']);
      table.index(['user_id']);
    });

    await db.schema.createTable('training_records', (table) => {
      table.text('id').primary();
      table.text('user_id').notNullable().references('id').inTable('user').onDelete('CASCADE').index();
      table.text('course').notNullable();
      table.text('completed_on').notNullable();
      table.text('evidence_file_id');
      table.text('verified_by');
      table.text('verified_at');
      table.text('created_at').notNullable();
    });

    await db.schema.createTable('releases', (table) => {
      table.text('hash').primary();
      table.text('program').notNullable();
      table.text('manifest').notNullable();
      table.text('published_at').notNullable();
      table.smallint('current').notNullable().defaultTo(0);
      table.index(['program', 'current']);
    });
    await db.schema.createTable('release_files', (table) => {
      table.text('hash').notNullable().references('hash').inTable('releases').onDelete('CASCADE');
      table.text('path').notNullable();
      table.text('sha256').notNullable();
      table.binary('blob').notNullable();
      table.primary(['hash', 'path']);
    });

    await db.schema.createTable('security_log', (table) => {
      table.text('id').primary();
      table.text('at').notNullable().index();
      table.text('event').notNullable();
      table.text('user_id');
      table.text('object');
      table.text('request_id');
      table.text('details').notNullable().defaultTo('{}');
    });
  },
};
