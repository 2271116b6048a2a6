import java.io.*;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.regex.*;
import javax.xml.stream.*;

/** A testee for the conformance cases, on the JDK alone (17 or later): one line of JSON in, one out. */
public final class Testee {
    static final String CHAT = "http://bindings.egain.com/chat", OLDER = "com/egain/live/framework/bosh/gen";
    /** The namespaces in which the members of answers come, and those of the survey. */
    static final List<String> ANSWER = List.of(CHAT, OLDER), SURVEY = List.of("", CHAT);

    /** A member; "@" begins the name of an attribute, "?" ends one that may be absent. */
    record Member(String name, String type) {}
    record Document(String root, List<Member> members) {}

    static final Map<String, Document> DOCUMENTS = Map.of(
        "getAgentAvailability", new Document("agentAvailability", List.of(new Member("@available", "boolean"))),
        "getCapacity", new Document("availableSlots", List.of(new Member("count", "int32"))),
        "getLiveSessionStatus", new Document("sessionStatus",
            List.of(new Member("waitTime", "double"), new Member("queueDepth", "int32"))),
        "checkEligibility", new Document("checkEligibility", List.of(new Member("@responseType", "int32"))),
        "getChatAllowed", new Document("chatAllowed",
            List.of(new Member("@allowed", "boolean"), new Member("@reason?", "token"))));

    static final class Wrong extends Exception {
        final Map<String, Object> error = new LinkedHashMap<>();
        Wrong(String code, String path) { error.put("code", code); if (path != null) error.put("path", path); }
    }

    /** An element. What it holds is elements and text. */
    static final class Node {
        String uri, local;
        final Map<String, String> attributes = new HashMap<>();
        final List<Node> elements = new ArrayList<>();
        /** One more than there are elements: the text before, between and behind them. */
        final List<StringBuilder> texts = new ArrayList<>(List.of(new StringBuilder()));
    }

    public static void main(String[] args) throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        for (String line; (line = in.readLine()) != null; ) {
            Map<String, Object> given = object(new Json(line).value());
            var answer = new LinkedHashMap<String, Object>();
            answer.put("id", given.get("id"));
            try {
                answer.putAll(answer(given));
            } catch (Wrong wrong) {
                answer.put("error", wrong.error);
            }
            out.println(Json.print(answer));
        }
    }

    static Map<String, Object> answer(Map<String, Object> given) throws Wrong {
        if (object(given.get("options")).containsKey("maxResponseBytes")) return Map.of("skipped", "there is no limit");
        return switch ((String) given.get("kind")) {
            case "response" -> response((String) given.get("operation"), object(given.get("response")));
            case "body" -> body(given);
            default -> Map.of("skipped", "it reads documents, and sends none");
        };
    }

    static Map<String, Object> response(String operation, Map<String, Object> response) throws Wrong {
        long status = ((Number) response.get("status")).longValue();
        if (status != (operation.equals("submitSurvey") ? 204 : 200)) {
            var wrong = new Wrong("unexpected-status", null);
            wrong.error.put("status", status);
            throw wrong;
        }
        if (status == 204) return Map.of("nothing", true);
        var document = DOCUMENTS.get(operation);
        var root = parse(object(response.get("body")), (String) object(response.get("headers")).get("content-type"));
        if (!root.uri.isEmpty() || !root.local.equals(document.root)) throw new Wrong("unexpected-root", "/" + root.local);
        return Map.of("value", members(root, document.members, ANSWER, "/" + root.local));
    }

    static Map<String, Object> body(Map<String, Object> given) throws Wrong {
        var root = parse(object(given.get("body")), (String) given.get("contentType"));
        if (!root.local.equals("egainSurvey") || !SURVEY.contains(root.uri)) throw new Wrong("unexpected-root", "/" + root.local);
        var value = members(root, List.of(new Member("@sid", "string")), SURVEY, "/egainSurvey");
        var surveys = new ArrayList<Object>();
        for (var each : root.elements) {
            if (!each.local.equals("survey") || !SURVEY.contains(each.uri)) continue;
            var members = List.of(new Member("question", "string"), new Member("answer", "string"));
            surveys.add(members(each, members, SURVEY, "/egainSurvey/survey[" + (surveys.size() + 1) + "]"));
        }
        if (surveys.isEmpty()) throw new Wrong("out-of-range", "/egainSurvey/survey");
        value.put("survey", surveys);
        return Map.of("value", value);
    }

    static Map<String, Object> members(Node element, List<Member> wanted, List<String> uris, String path) throws Wrong {
        for (var text : element.texts) if (!trim(text.toString()).isEmpty()) throw new Wrong("unexpected-text", path);
        var value = new LinkedHashMap<String, Object>();
        for (var member : wanted) {
            boolean optional = member.name.endsWith("?");
            String name = member.name.replace("?", ""), at = path + "/" + name;
            var found = new ArrayList<String>();
            if (name.startsWith("@")) {
                name = name.substring(1);
                if (element.attributes.containsKey(name)) found.add(element.attributes.get(name));
            } else for (var child : element.elements) {
                if (child.local.equals(name) && uris.contains(child.uri) && !isNil(child)) found.add(text(child, at));
            }
            if (found.size() > 1) throw new Wrong("duplicate", at);
            if (found.size() == 1) value.put(name, scalar(found.get(0), member.type, at));
            else if (!optional) throw new Wrong("missing", at);
        }
        return value;
    }

    static boolean isNil(Node element) {
        return trim(element.attributes.getOrDefault("{http://www.w3.org/2001/XMLSchema-instance}nil", "")).matches("true|1");
    }

    static String text(Node element, String path) throws Wrong {
        for (var child : element.elements) throw new Wrong("unexpected-element", path + "/" + child.local);
        return element.texts.get(0).toString();
    }

    static String trim(String text) { return text.replaceAll("^[ \t\n\r]+|[ \t\n\r]+$", ""); }

    static Object scalar(String text, String type, String path) throws Wrong {
        String value = trim(text);
        switch (type) {
            case "boolean":
                if (value.matches("(?i)true|1")) return true;
                if (value.matches("(?i)false|0")) return false;
                break;
            case "int32":
                if (!value.matches("[+-]?[0-9]+")) break;
                if (new BigInteger(value).bitLength() > 31) throw new Wrong("out-of-range", path);
                return Integer.parseInt(value);
            case "double":
                if (value.matches("-?INF|NaN")) return value;
                if (!value.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?")) break;
                if (Double.isInfinite(Double.parseDouble(value))) throw new Wrong("out-of-range", path);
                return Double.parseDouble(value);
            case "token": return value.replaceAll("[ \t\n\r]+", " ");
            default: return text;
        }
        throw new Wrong("invalid-" + type, path);
    }

    /** The first charset. What is in quotation marks is one value (RFC 9110 §5.6.4). */
    static String charset(String contentType) {
        var parameters = Pattern.compile(";\\s*([\\w-]+)=(\"(?:[^\"\\\\]|\\\\.)*\"|[^;,\\s]*)").matcher(contentType);
        while (parameters.find()) {
            if (!parameters.group(1).equalsIgnoreCase("charset")) continue;
            return parameters.group(2).replaceAll("^\"|\"$", "").replaceAll("\\\\(.)", "$1");
        }
        return null;
    }

    static Node parse(Map<String, Object> body, String contentType) throws Wrong {
        byte[] data = body.containsKey("base64") ? Base64.getDecoder().decode((String) body.get("base64"))
            : ((String) body.getOrDefault("text", "")).getBytes(StandardCharsets.UTF_8);
        if (data.length == 0) throw new Wrong("empty-body", "/");
        String label = charset(contentType == null ? "" : contentType);
        int first = data.length < 2 ? 0 : (data[0] & 255) << 8 | data[1] & 255;
        boolean marked = first == 0xfeff || first == 0xfffe || first == 0xefbb;
        var factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var stream = new ByteArrayInputStream(data);
            var reader = label != null && !marked ? factory.createXMLStreamReader(stream, label)
                : factory.createXMLStreamReader(stream);
            var open = new ArrayDeque<Node>();
            Node root = null;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.DTD: throw new Wrong("doctype", "/");
                    case XMLStreamConstants.START_ELEMENT: {
                        var node = new Node();
                        node.uri = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
                        node.local = reader.getLocalName();
                        for (int i = 0; i < reader.getAttributeCount(); i++) {
                            String uri = reader.getAttributeNamespace(i);
                            String name = uri == null || uri.isEmpty() ? "" : "{" + uri + "}";
                            node.attributes.put(name + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
                        }
                        if (open.isEmpty()) root = node;
                        else {
                            open.peek().elements.add(node);
                            open.peek().texts.add(new StringBuilder());
                        }
                        open.push(node);
                        break;
                    }
                    case XMLStreamConstants.END_ELEMENT: open.pop(); break;
                    case XMLStreamConstants.CHARACTERS: case XMLStreamConstants.CDATA: case XMLStreamConstants.SPACE:
                        if (!open.isEmpty()) open.peek().texts.get(open.peek().elements.size()).append(reader.getText());
                        break;
                    case XMLStreamConstants.ENTITY_REFERENCE: throw new Wrong("not-well-formed", null);
                    default:
                }
            }
            return root;
        } catch (XMLStreamException | RuntimeException error) {
            boolean bytes = String.valueOf(error).matches("(?is).*(encoding|byte|UTF-).*");
            throw new Wrong(bytes ? "encoding" : "not-well-formed", null);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) { return value == null ? Map.of() : (Map<String, Object>) value; }

    /** JSON as far as it takes: the lines are right. */
    static final class Json {
        final String text;
        int at = 0;
        Json(String text) { this.text = text; }

        char next() { while (Character.isWhitespace(text.charAt(at))) at++; return text.charAt(at); }

        Object value() {
            switch (next()) {
                case '{': {
                    var map = new LinkedHashMap<String, Object>();
                    for (at++; next() != '}'; ) {
                        if (next() == ',') at++;
                        next();
                        String key = string();
                        next();
                        at++;
                        map.put(key, value());
                    }
                    at++;
                    return map;
                }
                case '[': {
                    var list = new ArrayList<Object>();
                    for (at++; next() != ']'; ) {
                        if (next() == ',') at++;
                        list.add(value());
                    }
                    at++;
                    return list;
                }
                case '"': return string();
                default: {
                    int start = at;
                    while (at < text.length() && "+-.0123456789abcdefghijklmnopqrstuvwxyzE".indexOf(text.charAt(at)) >= 0) at++;
                    String word = text.substring(start, at);
                    return switch (word) {
                        case "true" -> true;
                        case "false" -> false;
                        case "null" -> null;
                        default -> Double.valueOf(word);
                    };
                }
            }
        }

        String string() {
            var value = new StringBuilder();
            for (at++; text.charAt(at) != '"'; at++) {
                if (text.charAt(at) != '\\') { value.append(text.charAt(at)); continue; }
                char escape = text.charAt(++at);
                int known = "bfnrt".indexOf(escape);
                if (escape == 'u') {
                    value.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
                    at += 4;
                } else value.append(known < 0 ? escape : "\b\f\n\r\t".charAt(known));
            }
            at++;
            return value.toString();
        }

        static String print(Object value) {
            if (value instanceof Map<?, ?> map) {
                var parts = new StringJoiner(",", "{", "}");
                map.forEach((key, held) -> parts.add(print(key) + ":" + print(held)));
                return parts.toString();
            }
            if (value instanceof List<?> list) {
                var parts = new StringJoiner(",", "[", "]");
                list.forEach(each -> parts.add(print(each)));
                return parts.toString();
            }
            if (!(value instanceof String text)) return String.valueOf(value);
            var printed = new StringBuilder("\"");
            for (char each : text.toCharArray()) {
                if (each < ' ' || each == '"' || each == '\\' || each > '~') printed.append(String.format("\\u%04x", (int) each));
                else printed.append(each);
            }
            return printed.append('"').toString();
        }
    }
}
