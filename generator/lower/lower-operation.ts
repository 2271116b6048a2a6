import type { Failure, Operation, Parameter, RequestBody, Response } from "../model/model.ts";
import { kebabCase, pascalCase } from "../model/names.ts";
import type { Operation as OperationObject } from "../read/openapi/operation.ts";
import type { Parameter as ParameterObject } from "../read/openapi/parameter.ts";
import type { Response as ResponseObject } from "../read/openapi/response.ts";
import { lowerExample } from "./lower-example.ts";
import { isRooted } from "./message-forms.ts";
import type { TypeTable } from "./type-table.ts";

/** Lowers an operation; one without an id has no name to be called by, and is left out. */
export function lowerOperation(
  operation: OperationObject,
  types: TypeTable,
): Operation | undefined {
  const { id, node, method, path, summary, description: doc, deprecated } = operation;
  if (id === undefined) return undefined;
  const parameters = (operation.parameters ?? []).flatMap(
    (parameter) => lowerParameter(parameter, id.value, types) ?? [],
  );
  const body = lowerBody(operation, id.value, types);
  const answers = operation.responses.flatMap((each) => lowerResponse(each, types) ?? []);
  return {
    id: id.value,
    summary,
    doc,
    deprecated,
    errata: operation.errata,
    origin: types.origin(node, id.span),
    method: method.value,
    path: path.value,
    parameters,
    body,
    responses: answers.filter(isSuccess),
    failures: answers.filter((answer): answer is Failure => !isSuccess(answer)),
  };
}

/** What a call gives; every other status is what goes wrong (RFC 9110 §15.3). */
export function isSuccess({ status }: { readonly status: string }): boolean {
  return status.startsWith("2");
}

function lowerParameter(
  parameter: ParameterObject,
  operation: string,
  types: TypeTable,
): Parameter | undefined {
  const { component, name, place, type, required, repeated, deprecated } = parameter;
  if (type === undefined) return undefined;
  const key = parameter.key.value;
  return {
    name: name.value,
    key,
    place,
    type: types.value(type, pascalCase(component ?? `${operation}-${key}`)),
    required,
    repeated,
    doc: parameter.description,
    deprecated,
    errata: [...parameter.errata, ...type.errata],
    origin: types.origin(parameter.node, name.span),
  };
}

function lowerBody(
  { body, bodyKey }: OperationObject,
  operation: string,
  types: TypeTable,
): RequestBody | undefined {
  if (!isRooted(body?.media)) return undefined;
  const { media, errata } = body;
  return {
    doc: body.description,
    required: body.required,
    errata,
    mediaType: media.name.value,
    document: types.document(media, "request").name,
    key: bodyKey?.value,
    collection: body.collection ?? kebabCase(operation),
    examples: media.examples.map((example) => lowerExample(example, types)),
  };
}

function lowerResponse({ status, answer }: ResponseObject, types: TypeTable): Response | undefined {
  if (answer === undefined) return undefined;
  const { media } = answer;
  return {
    status: status.value,
    mediaType: media?.name.value,
    document: isRooted(media) ? types.document(media, "response").name : undefined,
    examples: (media?.examples ?? []).map((example) => lowerExample(example, types)),
    doc: answer.description,
    deprecated: false,
    errata: answer.errata,
    origin: types.origin(answer.node, status.span),
  };
}
