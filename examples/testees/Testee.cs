// A testee for the conformance cases, on .NET's own libraries (dotnet run Testee.cs with .NET 10).
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

const string Chat = "http://bindings.egain.com/chat";
const string Xsi = "http://www.w3.org/2001/XMLSchema-instance";
// The namespaces of members: of answers, with that of older servers, and of surveys.
string[] answerSpaces = [Chat, "com/egain/live/framework/bosh/gen"], surveySpaces = ["", Chat];
// Documents: the root, and its members; "@" begins an attribute, "?" ends an optional one.
var documents = new Dictionary<string, (string Root, (string Name, string Type)[] Members)>
{
    ["getAgentAvailability"] = ("agentAvailability", [("@available", "boolean")]),
    ["getCapacity"] = ("availableSlots", [("count", "int32")]),
    ["getLiveSessionStatus"] = ("sessionStatus", [("waitTime", "double"), ("queueDepth", "int32")]),
    ["checkEligibility"] = ("checkEligibility", [("@responseType", "int32")]),
    ["getChatAllowed"] = ("chatAllowed", [("@allowed", "boolean"), ("@reason?", "token")]),
};
char[] space = [' ', '\t', '\n', '\r'];

Console.OutputEncoding = new UTF8Encoding(false);
using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
while (input.ReadLine() is { } line)
{
    var given = JsonNode.Parse(line)!.AsObject();
    JsonObject answer;
    try { answer = Answer(given); }
    catch (Wrong wrong) { answer = new() { ["error"] = wrong.Error }; }
    answer["id"] = given["id"]!.GetValue<string>();
    Console.Out.Write(answer.ToJsonString() + "\n");
    Console.Out.Flush();
}

JsonObject Answer(JsonObject given)
{
    if (given["options"]?["maxResponseBytes"] is not null) return new() { ["skipped"] = "there is no limit of bytes" };
    string operation = given["operation"]!.GetValue<string>();
    switch (given["kind"]!.GetValue<string>())
    {
        case "response":
            var response = given["response"]!;
            int status = response["status"]!.GetValue<int>();
            if (status != (operation == "submitSurvey" ? 204 : 200)) throw new Wrong("unexpected-status", null, status);
            if (status == 204) return new() { ["nothing"] = true };
            var document = documents[operation];
            var root = Parse(response["body"], response["headers"]!["content-type"]?.GetValue<string>());
            if (root.Name != document.Root) throw new Wrong("unexpected-root", "/" + root.Name.LocalName);
            return new() { ["value"] = Members(root, document.Members, answerSpaces, "/" + document.Root) };
        case "body":
            var survey = Parse(given["body"], given["contentType"]!.GetValue<string>());
            if (!IsCalled(survey, "egainSurvey", surveySpaces)) throw new Wrong("unexpected-root", "/" + survey.Name.LocalName);
            var value = Members(survey, [("@sid", "string")], surveySpaces, "/egainSurvey");
            var items = survey.Elements().Where(each => IsCalled(each, "survey", surveySpaces)).Select((each, index) =>
                Members(each, [("question", "string"), ("answer", "string")], surveySpaces, $"/egainSurvey/survey[{index + 1}]"));
            var list = new JsonArray([.. items]);
            if (list.Count == 0) throw new Wrong("out-of-range", "/egainSurvey/survey");
            value["survey"] = list;
            return new() { ["value"] = value };
        default:
            return new() { ["skipped"] = "it reads documents, and sends none" };
    }
}

bool IsCalled(XElement element, string name, string[] spaces) =>
    element.Name.LocalName == name && spaces.Contains(element.Name.NamespaceName);

// The first charset. What is in quotation marks is one value (RFC 9110, 5.6.4).
string? Charset(string contentType)
{
    foreach (Match found in Regex.Matches(contentType, """;\s*([\w-]+)=("(?:[^"\\]|\\.)*"|[^;,\s]*)"""))
        if (found.Groups[1].Value.Equals("charset", StringComparison.OrdinalIgnoreCase))
            return Regex.Replace(found.Groups[2].Value.Trim('"'), @"\\(.)", "$1");
    return null;
}

XElement Parse(JsonNode? body, string? contentType)
{
    byte[] data = body?["base64"] is { } encoded ? Convert.FromBase64String(encoded.GetValue<string>())
        : Encoding.UTF8.GetBytes(body?["text"]?.GetValue<string>() ?? "");
    if (data.Length == 0) throw new Wrong("empty-body", "/");
    bool marked = data.Length > 1 && (data[0], data[1]) is (0xff, 0xfe) or (0xfe, 0xff) or (0xef, 0xbb);
    var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
    try
    {
        using var stream = new MemoryStream(data);
        using XmlReader reader = !marked && Charset(contentType ?? "") is { } label
            // From text the declaration is not asked.
            ? XmlReader.Create(new StringReader(Encoding.GetEncoding(label, EncoderFallback.ExceptionFallback,
                DecoderFallback.ExceptionFallback).GetString(data)), settings)
            : XmlReader.Create(stream, settings);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
    }
    catch (XmlException error)
    {
        bool doctype = error.Message.Contains("DTD");
        throw new Wrong(doctype ? "doctype" : "not-well-formed", doctype ? "/" : null);
    }
    catch (ArgumentException) { throw new Wrong("encoding", "/"); }
}

JsonObject Members(XElement element, (string Name, string Type)[] wanted, string[] spaces, string path)
{
    if (element.Nodes().OfType<XText>().Any(text => text.Value.Trim(space) != "")) throw new Wrong("unexpected-text", path);
    var value = new JsonObject();
    foreach (var (key, type) in wanted)
    {
        string name = key.TrimEnd('?'), at = $"{path}/{name}";
        var found = name.StartsWith('@')
            ? element.Attributes(name[1..]).Select(each => each.Value).ToList()
            : element.Elements().Where(each => IsCalled(each, name, spaces))
                .Where(each => (string?)each.Attribute(XName.Get("nil", Xsi)) is not { } nil || nil.Trim(space) is not ("true" or "1"))
                .Select(each => Text(each, at)).ToList();
        if (found.Count > 1) throw new Wrong("duplicate", at);
        if (found.Count == 1) value[name.TrimStart('@')] = Scalar(found[0], type, at);
        else if (!key.EndsWith('?')) throw new Wrong("missing", at);
    }
    return value;
}

string Text(XElement element, string path)
{
    foreach (var inner in element.Elements()) throw new Wrong("unexpected-element", $"{path}/{inner.Name.LocalName}");
    return element.Value;
}

JsonNode Scalar(string text, string type, string path)
{
    string value = text.Trim(space);
    switch (type)
    {
        case "boolean" when Regex.IsMatch(value, @"\A(true|false|1|0)\z", RegexOptions.IgnoreCase):
            return value is "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase);
        case "int32" when Regex.IsMatch(value, @"\A[+-]?[0-9]+\z"):
            return int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int whole)
                ? whole : throw new Wrong("out-of-range", path);
        case "double" when value is "INF" or "-INF" or "NaN":
            return value;
        case "double" when Regex.IsMatch(value, @"\A[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\z"):
            double number = double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);
            return double.IsInfinity(number) ? throw new Wrong("out-of-range", path) : number;
        case "token":
            return Regex.Replace(value, "[ \t\n\r]+", " ");
        case "string":
            return text;
        default:
            throw new Wrong($"invalid-{type}", path);
    }
}

sealed class Wrong(string code, string? path, int? status = null) : Exception(code)
{
    public JsonObject Error { get; } = new() { ["code"] = code, ["path"] = path, ["status"] = status };
}
