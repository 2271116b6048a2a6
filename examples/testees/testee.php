<?php
// A testee for the conformance cases, on PHP's dom extension (8.1 or later): one line of JSON in, one out.
const CHAT = 'http://bindings.egain.com/chat';
// The namespaces of members: of answers, with that of older servers, and of surveys.
const ANSWER = [CHAT, 'com/egain/live/framework/bosh/gen'];
const SURVEY = ['', CHAT];
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const SPACE = " \t\n\r";
// Documents: the root, and its members by name; "@" begins an attribute, "?" ends an optional one.
const DOCUMENTS = [
    'getAgentAvailability' => ['agentAvailability', ['@available' => 'boolean']],
    'getCapacity' => ['availableSlots', ['count' => 'int32']],
    'getLiveSessionStatus' => ['sessionStatus', ['waitTime' => 'double', 'queueDepth' => 'int32']],
    'checkEligibility' => ['checkEligibility', ['@responseType' => 'int32']],
    'getChatAllowed' => ['chatAllowed', ['@allowed' => 'boolean', '@reason?' => 'token']],
];

final class Wrong extends Exception
{
    /** @param array<string, mixed> $more */
    public function __construct(string $code, ?string $path = null, array $more = [])
    {
        parent::__construct($code);
        $this->error = ['code' => $code, 'path' => $path] + $more;
    }

    /** @var array<string, mixed> */
    public array $error;
}

/** The first charset. What is in quotation marks is one value (RFC 9110, 5.6.4). */
function charset(string $contentType): ?string
{
    preg_match_all('/;\s*([\w-]+)=("(?:[^"\\\\]|\\\\.)*"|[^;,\s]*)/', $contentType, $all, PREG_SET_ORDER);
    foreach ($all as [, $name, $value]) {
        if (strtolower($name) === 'charset') return preg_replace('/\\\\(.)/', '$1', trim($value, '"'));
    }
    return null;
}

/** @param array<string, string> $body */
function parse(array $body, string $contentType): DOMElement
{
    $data = isset($body['base64']) ? base64_decode($body['base64']) : $body['text'] ?? '';
    if ($data === '') throw new Wrong('empty-body', '/');
    $marked = in_array(substr($data, 0, 2), ["\xff\xfe", "\xfe\xff", "\xef\xbb"], true);
    $label = charset($contentType);
    if ($label !== null && !$marked && strtolower($label) !== 'utf-8') {
        // libxml2 asks the declaration first, so that it gets UTF-8 and no declaration.
        $text = @iconv($label, 'UTF-8', $data);
        if ($text === false) throw new Wrong('encoding', '/');
        $data = preg_replace('/^<\?xml\s.*?\?>/s', '', $text);
    }
    libxml_use_internal_errors(true);
    libxml_clear_errors();
    $document = new DOMDocument();
    $read = $document->loadXML($data, LIBXML_NONET);
    $wrong = array_filter(libxml_get_errors(), fn ($each) => $each->level >= LIBXML_ERR_ERROR);
    if (!$read || $wrong !== []) {
        $bytes = array_filter($wrong, fn ($each) => preg_match('/encoding|bytes/i', $each->message));
        throw new Wrong($bytes === [] ? 'not-well-formed' : 'encoding');
    }
    if ($document->doctype !== null) throw new Wrong('doctype', '/');
    return $document->documentElement;
}

function scalar(string $text, string $type, string $path): mixed
{
    $value = trim($text, SPACE);
    switch ($type) {
        case 'boolean':
            if (preg_match('/^(true|false|1|0)$/Di', $value)) return preg_match('/^(true|1)$/Di', $value) === 1;
            break;
        case 'int32':
            if (!preg_match('/^[+-]?[0-9]+$/D', $value)) break;
            if (abs((float) $value) > 2147483648 || (float) $value === 2147483648.0) throw new Wrong('out-of-range', $path);
            return (int) $value;
        case 'double':
            if (preg_match('/^(-?INF|NaN)$/D', $value)) return $value;
            if (!preg_match('/^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?$/Di', $value)) break;
            if (is_infinite((float) $value)) throw new Wrong('out-of-range', $path);
            return (float) $value;
        case 'token':
            return preg_replace('/[ \t\n\r]+/', ' ', $value);
        default:
            return $text;
    }
    throw new Wrong("invalid-$type", $path);
}

/** @return list<DOMElement> */
function elements(DOMElement $parent, ?string $name = null, array $uris = []): array
{
    $all = array_filter(iterator_to_array($parent->childNodes), fn ($node) => $node instanceof DOMElement);
    return array_values(array_filter($all, fn ($each) => $name === null
        || ($each->localName === $name && in_array($each->namespaceURI ?? '', $uris, true))));
}

function members(DOMElement $element, array $wanted, array $uris, string $path): array
{
    foreach ($element->childNodes as $node) {
        if ($node instanceof DOMText && trim($node->data, SPACE) !== '') throw new Wrong('unexpected-text', $path);
    }
    $value = [];
    foreach ($wanted as $key => $type) {
        $name = rtrim($key, '?');
        $at = "$path/$name";
        if ($name[0] === '@') {
            $name = substr($name, 1);
            $node = $element->getAttributeNode($name);
            $found = $node ? [$node->value] : [];
        } else {
            $known = array_filter(elements($element, $name, $uris), fn ($each) => !in_array(
                trim($each->getAttributeNS(XSI, 'nil'), SPACE), ['true', '1'], true));
            $found = array_map(fn ($each) => text($each, $at), array_values($known));
        }
        if (count($found) > 1) throw new Wrong('duplicate', $at);
        if ($found !== []) $value[$name] = scalar($found[0], $type, $at);
        elseif (!str_ends_with($key, '?')) throw new Wrong('missing', $at);
    }
    return $value;
}

function text(DOMElement $element, string $path): string
{
    foreach (elements($element) as $inner) throw new Wrong('unexpected-element', "$path/$inner->localName");
    $text = '';
    foreach ($element->childNodes as $node) if ($node instanceof DOMText) $text .= $node->data;
    return $text;
}

function answer(array $given): array
{
    if (isset($given['options']['maxResponseBytes'])) return ['skipped' => 'there is no limit of bytes'];
    if ($given['kind'] === 'response') {
        ['status' => $status, 'headers' => $headers] = $given['response'];
        if ($status !== ($given['operation'] === 'submitSurvey' ? 204 : 200)) {
            throw new Wrong('unexpected-status', null, ['status' => $status]);
        }
        if ($status === 204) return ['nothing' => true];
        [$name, $wanted] = DOCUMENTS[$given['operation']];
        $root = parse($given['response']['body'] ?? [], $headers['content-type'] ?? '');
        if ($root->localName !== $name || $root->namespaceURI !== null) throw new Wrong('unexpected-root', "/$root->localName");
        return ['value' => members($root, $wanted, ANSWER, "/$name")];
    }
    if ($given['kind'] !== 'body') return ['skipped' => 'it reads documents, and sends none'];
    $root = parse($given['body'], $given['contentType']);
    if ($root->localName !== 'egainSurvey' || !in_array($root->namespaceURI ?? '', SURVEY, true)) {
        throw new Wrong('unexpected-root', "/$root->localName");
    }
    $value = members($root, ['@sid' => 'string'], SURVEY, '/egainSurvey');
    foreach (elements($root, 'survey', SURVEY) as $index => $each) {
        $path = '/egainSurvey/survey[' . ($index + 1) . ']';
        $value['survey'][] = members($each, ['question' => 'string', 'answer' => 'string'], SURVEY, $path);
    }
    if (!isset($value['survey'])) throw new Wrong('out-of-range', '/egainSurvey/survey');
    return ['value' => $value];
}

while (($line = fgets(STDIN)) !== false) {
    $given = json_decode($line, true, 512, JSON_THROW_ON_ERROR);
    try {
        $answer = answer($given);
    } catch (Wrong $wrong) {
        $answer = ['error' => $wrong->error];
    }
    echo json_encode(['id' => $given['id']] + $answer, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES), "\n";
}
