/** A spec that tests change. */
export const SPEC = `openapi: 3.2.0
info: { title: Orders, version: "1" }
paths:
  /orders/{id}:
    get:
      operationId: getOrder
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer, format: int64 } }
      responses:
        "200":
          description: The order
          content: { application/xml: { schema: { $ref: "#/components/schemas/Order" } } }
        "500": { description: The order could not be read }
    post:
      operationId: putOrder
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer, format: int64 } }
      requestBody:
        required: true
        content: { text/xml: { schema: { $ref: "#/components/schemas/Line" } } }
      responses:
        "204": { description: Stored }
components:
  schemas:
    Order:
      type: object
      xml: { name: order }
      required: [total]
      properties:
        total: { type: integer, format: int32, xml: { name: total, nodeType: attribute } }
        state: { $ref: "#/components/schemas/State", xml: { name: state, nodeType: attribute } }
        line: { type: array, minItems: 1, items: { type: string, xml: { name: line } } }
    Line:
      type: object
      xml: { name: line }
      x-xml-namespace-aliases: [urn:old]
      properties:
        note: { type: string, xml: { name: note } }
    State:
      type: string
      x-extensible-enum: [open, closed]
`;
