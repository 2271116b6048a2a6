import static java.util.stream.Collectors.joining;

import java.io.*;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.stream.*;
import org.w3c.dom.*;

/** A testee for the conformance cases, on the JDK alone (17 or later): one line of JSON in, one out. */
public final class Testee {
    static final String CHAT = "http://bindings.egain.com/chat", XSI = "http://www.w3.org/2001/XMLSchema-instance";
    /** The namespaces of members: of answers, with that of older servers, and of surveys. */
    static final List<String> ANSWER = List.of(CHAT, "com/egain/live/framework/bosh/gen"), SURVEY = List.of("", CHAT);

    /** Elements: the name, then the members with their types; "@" begins an attribute, "?" ends one that may be absent, "+" a list. */
    static final Map<String, List<String>> ELEMENTS = Map.of(
        "getAgentAvailability", List.of("agentAvailability", "@available boolean"),
        "getCapacity", List.of("availableSlots", "count int32"),
        "getLiveSessionStatus", List.of("sessionStatus", "waitTime double", "queueDepth int32"),
        "checkEligibility", List.of("checkEligibility", "@responseType int32"),
        "getChatAllowed", List.of("chatAllowed", "@allowed boolean", "@reason? token"),
        "submitSurvey", List.of("egainSurvey", "@sid string", "survey+ survey"),
        "survey", List.of("survey", "question string", "answer string"));

    static final class Wrong extends Exception {
        final Map<String, Object> error = new LinkedHashMap<>();
        Wrong(String code, String path) { error.put("code", code); error.put("path", path); }
    }

    public static void main(String[] args) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = in.readLine()) != null; ) {
            Map<String, Object> given = object(new Json(line).value());
            var answer = new LinkedHashMap<String, Object>(Map.of("id", given.get("id")));
            try {
                answer.putAll(answer(given));
            } catch (Wrong wrong) {
                answer.put("error", wrong.error);
            }
            System.out.println(Json.print(answer));
        }
    }

    static Map<String, Object> answer(Map<String, Object> given) throws Exception {
        if (object(given.get("options")).containsKey("maxResponseBytes")) return Map.of("skipped", "there is no limit");
        var operation = (String) given.get("operation");
        boolean survey = operation.equals("submitSurvey");
        switch ((String) given.get("kind")) {
            case "response":
                var response = object(given.get("response"));
                var status = ((Double) response.get("status")).intValue();
                if (status != (survey ? 204 : 200)) {
                    var wrong = new Wrong("unexpected-status", null);
                    wrong.error.put("status", status);
                    throw wrong;
                }
                if (survey) return Map.of("nothing", true);
                var contentType = object(response.get("headers")).get("content-type");
                return read(object(response.get("body")), contentType, operation, List.of(""), ANSWER);
            case "body":
                return read(object(given.get("body")), given.get("contentType"), operation, SURVEY, SURVEY);
            default:
                return Map.of("skipped", "it reads documents, and sends none");
        }
    }

    static Map<String, Object> read(Map<String, Object> body, Object contentType, String operation, List<String> rootUris,
            List<String> uris) throws Exception {
        var root = parse(body, contentType == null ? "" : (String) contentType);
        var name = ELEMENTS.get(operation).get(0);
        if (!isCalled(root, name, rootUris)) throw new Wrong("unexpected-root", "/" + root.getLocalName());
        return Map.of("value", members(root, operation, uris, "/" + name));
    }

    static Map<String, Object> members(Element element, String type, List<String> uris, String path) throws Wrong {
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Text text && !trim(text.getData()).isEmpty()) throw new Wrong("unexpected-text", path);
        }
        var value = new LinkedHashMap<String, Object>();
        for (var member : ELEMENTS.get(type).stream().skip(1).map(each -> each.split(" ")).toList()) {
            String name = member[0].replaceAll("[@?+]", ""), at = path + "/" + member[0].replaceAll("[?+]", "");
            var children = elements(element).stream().filter(each -> isCalled(each, name, uris)).toList();
            var found = new ArrayList<>();
            if (member[0].endsWith("+")) {
                for (var each : children) found.add(members(each, member[1], uris, at + "[" + (found.size() + 1) + "]"));
                if (found.isEmpty()) throw new Wrong("out-of-range", at);
                value.put(name, found);
                continue;
            }
            var attribute = element.getAttributeNodeNS(null, name);
            if (member[0].startsWith("@")) {
                if (attribute != null) found.add(attribute.getValue());
            } else for (var each : children) {
                if (!trim(each.getAttributeNS(XSI, "nil")).matches("true|1")) found.add(text(each, at));
            }
            if (found.size() > 1) throw new Wrong("duplicate", at);
            if (found.size() == 1) value.put(name, scalar((String) found.get(0), member[1], at));
            else if (!member[0].endsWith("?")) throw new Wrong("missing", at);
        }
        return value;
    }

    static List<Element> elements(Element parent) {
        var found = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) found.add(element);
        }
        return found;
    }

    static boolean isCalled(Element element, String name, List<String> uris) {
        return element.getLocalName().equals(name) && uris.contains(Objects.requireNonNullElse(element.getNamespaceURI(), ""));
    }

    static String text(Element element, String path) throws Wrong {
        for (var inner : elements(element)) throw new Wrong("unexpected-element", path + "/" + inner.getLocalName());
        return element.getTextContent();
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

    static Element parse(Map<String, Object> body, String contentType) throws Exception {
        byte[] data = body.containsKey("base64") ? Base64.getDecoder().decode((String) body.get("base64"))
            : ((String) body.getOrDefault("text", "")).getBytes(StandardCharsets.UTF_8);
        if (data.length == 0) throw new Wrong("empty-body", "/");
        int first = data.length < 2 ? 0 : (data[0] & 255) << 8 | data[1] & 255;
        boolean marked = first == 0xfeff || first == 0xfffe || first == 0xefbb;
        var factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try {
            var reader = factory.createXMLStreamReader(new ByteArrayInputStream(data), marked ? null : charset(contentType));
            var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
            Node open = document;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.DTD: throw new Wrong("doctype", "/");
                    case XMLStreamConstants.ENTITY_REFERENCE: throw new Wrong("not-well-formed", null);
                    case XMLStreamConstants.START_ELEMENT:
                        var element = document.createElementNS(reader.getNamespaceURI(), reader.getLocalName());
                        for (int i = 0; i < reader.getAttributeCount(); i++) element.setAttributeNS(
                            reader.getAttributeNamespace(i), reader.getAttributeLocalName(i), reader.getAttributeValue(i));
                        open = open.appendChild(element);
                        break;
                    case XMLStreamConstants.END_ELEMENT: open = open.getParentNode(); break;
                    case XMLStreamConstants.CHARACTERS: case XMLStreamConstants.CDATA: case XMLStreamConstants.SPACE:
                        if (open != document) open.appendChild(document.createTextNode(reader.getText()));
                        break;
                    default:
                }
            }
            return document.getDocumentElement();
        } catch (XMLStreamException | RuntimeException error) {
            throw new Wrong(String.valueOf(error).matches("(?is).*(encoding|byte|UTF-).*") ? "encoding" : "not-well-formed", null);
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
            char first = next();
            if (first == '"') return string();
            int start = at++;
            if (first == '{' || first == '[') {
                var held = new LinkedHashMap<String, Object>();
                while (next() != '}' && next() != ']') {
                    String key = first == '{' ? string() : "" + held.size();
                    if (next() == ':') at++;
                    held.put(key, value());
                    if (next() == ',') at++;
                }
                at++;
                return first == '{' ? held : new ArrayList<>(held.values());
            }
            while (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0) at++;
            String word = text.substring(start, at);
            return word.matches("[a-z]+") ? Boolean.valueOf(word) : Double.valueOf(word);
        }

        String string() {
            var value = new StringBuilder();
            for (at++; text.charAt(at) != '"'; at++) {
                char each = text.charAt(at), escape = each == '\\' ? text.charAt(++at) : each;
                int known = "bfnrt".indexOf(escape);
                if (each != '\\') value.append(each);
                else if (escape != 'u') value.append(known < 0 ? escape : "\b\f\n\r\t".charAt(known));
                else {
                    value.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
                    at += 4;
                }
            }
            at++;
            return value.toString();
        }

        static String print(Object value) {
            if (value instanceof Map<?, ?> map) {
                return map.keySet().stream().map(key -> print(key) + ":" + print(map.get(key))).collect(joining(",", "{", "}"));
            }
            if (value instanceof List<?> list) return list.stream().map(Json::print).collect(joining(",", "[", "]"));
            if (!(value instanceof String text)) return String.valueOf(value);
            return text.chars().mapToObj(each -> each < ' ' || each > '~' || each == '"' || each == '\\'
                ? String.format("\\u%04x", each) : "" + (char) each).collect(joining("", "\"", "\""));
        }
    }
}
