/** The OpenAPI 3.1 description, generated from the routes and the schemas they parse with. */
import { type ConversionConfig, toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import {
  idSchema,
  PROBLEMS,
  type ProblemCode,
  problemSchema,
  problemType,
} from '#lib/endpoints/wire.ts'
import type { Description, Route } from './http/route.ts'

type JsonObject = Record<string, unknown>

/** What any call can answer, beside what its route says. */
const ANYWHERE: readonly ProblemCode[] = [
  'origin-refused',
  'method-not-allowed',
  'rate-limited',
  'internal',
  'unavailable',
]

const SECURITY_SCHEMES = {
  'owner key': {
    type: 'http',
    scheme: 'bearer',
    description: 'The owner key, 32 bytes as base64url.',
  },
  'creation token': {
    type: 'http',
    scheme: 'bearer',
    description: 'Only where `GET /v1/info` says `needsToken`.',
  },
} as const

/** @param routes - everything the endpoint serves. */
export function describeApi(
  routes: readonly Route[],
  about: { title: string; version: string; url: string },
): JsonObject {
  const paths: Record<string, JsonObject> = {}
  for (const route of routes) {
    const path = openApiPath(route.path)
    paths[path] ??= path.includes('{id}') ? { parameters: [ID_PARAMETER] } : {}
    paths[path][route.method.toLowerCase()] = describeOperation(route.description)
  }
  return {
    openapi: '3.1.0',
    info: { title: about.title, version: about.version },
    servers: [{ url: about.url }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemSchema, 'output') },
      securitySchemes: SECURITY_SCHEMES,
    },
  }
}

const ID_PARAMETER = {
  name: 'id',
  in: 'path',
  required: true,
  schema: jsonSchema(idSchema, 'input'),
}

function openApiPath(pattern: string): string {
  return pattern.replaceAll(/:(\w+)/g, '{$1}')
}

function describeOperation(description: Description): JsonObject {
  const { summary, request, responses, problems, auth } = description
  const successes = Object.entries(responses).map(([status, { meaning, schema }]) => [
    status,
    { description: meaning, ...(schema && content('application/json', schema, 'output')) },
  ])
  return {
    summary,
    ...(auth && { security: auth === 'creation token' ? [{}, { [auth]: [] }] : [{ [auth]: [] }] }),
    ...(request && {
      requestBody: { required: true, ...content('application/json', request, 'input') },
    }),
    responses: Object.fromEntries([...successes, ...problemResponses(problems)]),
  }
}

/** One response for each status; several problems can share one. */
function problemResponses(problems: readonly ProblemCode[]): [string, JsonObject][] {
  const byStatus = Map.groupBy([...problems, ...ANYWHERE], (code) => PROBLEMS[code].status)
  return [...byStatus].map(([status, codes]) => [
    String(status),
    {
      description: codes
        .map((code) => `\`${problemType(code)}\`: ${PROBLEMS[code].title}`)
        .join('\n\n'),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ])
}

function content(type: string, schema: v.GenericSchema, mode: 'input' | 'output'): JsonObject {
  return { content: { [type]: { schema: jsonSchema(schema, mode) } } }
}

function jsonSchema(schema: v.GenericSchema, typeMode: 'input' | 'output'): JsonObject {
  const config: ConversionConfig = {
    target: 'draft-2020-12',
    typeMode,
    // `check` has no counterpart: that base64url is canonical stands in `format`.
    ignoreActions: ['check'],
  }
  const { $schema: _, ...converted } = toJsonSchema(schema, config)
  return converted
}
