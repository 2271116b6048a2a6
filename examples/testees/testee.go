// A testee for the conformance cases, on Go's standard library: one line of JSON in, one out.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

const chat = "http://bindings.egain.com/chat"
const xsi = "http://www.w3.org/2001/XMLSchema-instance"

// The namespaces of members: of answers, with that of older servers, and of surveys.
var answerSpaces = []string{chat, "com/egain/live/framework/bosh/gen"}
var surveySpaces = []string{"", chat}

// A member of a document: "@" begins an attribute, "?" ends an optional one.
type member struct{ name, kind string }

var documents = map[string]struct {
	root    string
	members []member
}{
	"getAgentAvailability": {"agentAvailability", []member{{"@available", "boolean"}}},
	"getCapacity":          {"availableSlots", []member{{"count", "int32"}}},
	"getLiveSessionStatus": {"sessionStatus", []member{{"waitTime", "double"}, {"queueDepth", "int32"}}},
	"checkEligibility":     {"checkEligibility", []member{{"@responseType", "int32"}}},
	"getChatAllowed":       {"chatAllowed", []member{{"@allowed", "boolean"}, {"@reason?", "token"}}},
}

type wrong struct {
	Code   string `json:"code"`
	Path   string `json:"path,omitempty"`
	Status int    `json:"status,omitempty"`
}

func (w wrong) Error() string { return w.Code }

type content struct{ Text, Base64 string }
type given struct {
	Id, Operation, Kind, ContentType string
	Options                          map[string]any
	Response                         struct {
		Status  int
		Headers map[string]string
		Body    content
	}
	Body content
}

type node struct {
	name  xml.Name
	attrs []xml.Attr
	nodes []*node
	text  string
}

var parameter = regexp.MustCompile(`;\s*([\w-]+)=("(?:[^"\\]|\\.)*"|[^;,\s]*)`)
var declared = regexp.MustCompile(`^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)`)

// charset is the first one. What is in quotation marks is one value (RFC 9110, 5.6.4).
func charset(contentType string) string {
	for _, found := range parameter.FindAllStringSubmatch(contentType, -1) {
		if strings.EqualFold(found[1], "charset") {
			return regexp.MustCompile(`\\(.)`).ReplaceAllString(strings.Trim(found[2], `"`), "$1")
		}
	}
	return ""
}

// decode gives UTF-8 of bytes in the encodings that every parser knows, and in Latin-1.
func decode(data []byte, contentType string) ([]byte, error) {
	label := strings.ToLower(charset(contentType))
	if found := declared.FindSubmatch(data); label == "" && found != nil {
		label = strings.ToLower(string(found[1]))
	}
	big := bytes.HasPrefix(data, []byte{0xfe, 0xff})
	switch {
	case big || bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		data, label = data[2:], "utf-16"
	case bytes.HasPrefix(data, []byte{0xef, 0xbb, 0xbf}):
		data, label = data[3:], "utf-8"
	}
	switch label {
	case "", "utf-8", "us-ascii":
		if !utf8.Valid(data) {
			return nil, wrong{Code: "encoding"}
		}
		return data, nil
	case "iso-8859-1":
		text := []rune{}
		for _, each := range data {
			text = append(text, rune(each))
		}
		return []byte(string(text)), nil
	case "utf-16", "utf-16be", "utf-16le":
		units := []uint16{}
		for i := 0; i+1 < len(data); i += 2 {
			first, second := uint16(data[i]), uint16(data[i+1])
			if big || label == "utf-16be" {
				first, second = second, first
			}
			units = append(units, first|second<<8)
		}
		return []byte(string(utf16.Decode(units))), nil
	}
	return nil, wrong{Code: "encoding"}
}

func parse(body content, contentType string) (*node, error) {
	data := []byte(body.Text)
	if body.Base64 != "" {
		json.Unmarshal([]byte(strconv.Quote(body.Base64)), &data)
	}
	if len(data) == 0 {
		return nil, wrong{Code: "empty-body", Path: "/"}
	}
	text, err := decode(data, contentType)
	if err != nil {
		return nil, err
	}
	decoder := xml.NewDecoder(bytes.NewReader(text))
	decoder.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	outer := &node{}
	open := []*node{outer}
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, wrong{Code: "not-well-formed"}
		}
		top := open[len(open)-1]
		switch each := token.(type) {
		case xml.StartElement:
			inner := &node{name: each.Name, attrs: append([]xml.Attr{}, each.Attr...)}
			top.nodes = append(top.nodes, inner)
			open = append(open, inner)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.text += string(each)
		case xml.Directive:
			return nil, wrong{Code: "doctype", Path: "/"}
		}
	}
	if len(outer.nodes) != 1 || trim(outer.text) != "" {
		return nil, wrong{Code: "not-well-formed"}
	}
	return outer.nodes[0], nil
}

func trim(text string) string { return strings.Trim(text, " \t\n\r") }

var number = regexp.MustCompile(`^[+-]?[0-9]+$`)
var double = regexp.MustCompile(`^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$`)

func scalar(text, kind, path string) (any, error) {
	value := trim(text)
	switch kind {
	case "boolean":
		switch strings.ToLower(value) {
		case "true", "1":
			return true, nil
		case "false", "0":
			return false, nil
		}
	case "int32":
		if number.MatchString(value) {
			read, err := strconv.ParseInt(value, 10, 32)
			if err != nil {
				return nil, wrong{Code: "out-of-range", Path: path}
			}
			return read, nil
		}
	case "double":
		if value == "INF" || value == "-INF" || value == "NaN" {
			return value, nil
		}
		if double.MatchString(value) {
			read, _ := strconv.ParseFloat(value, 64)
			if math.IsInf(read, 0) {
				return nil, wrong{Code: "out-of-range", Path: path}
			}
			return read, nil
		}
	case "token":
		return strings.Join(strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(" \t\n\r", r) }), " "), nil
	default:
		return text, nil
	}
	return nil, wrong{Code: "invalid-" + kind, Path: path}
}

func isCalled(each *node, name string, spaces []string) bool {
	for _, space := range spaces {
		if each.name.Local == name && each.name.Space == space {
			return true
		}
	}
	return false
}

func (n *node) attribute(space, name string) (string, bool) {
	for _, each := range n.attrs {
		if each.Name.Space == space && each.Name.Local == name {
			return each.Value, true
		}
	}
	return "", false
}

func members(from *node, wanted []member, spaces []string, path string) (map[string]any, error) {
	if trim(from.text) != "" {
		return nil, wrong{Code: "unexpected-text", Path: path}
	}
	value := map[string]any{}
	for _, each := range wanted {
		name := strings.TrimSuffix(each.name, "?")
		at := path + "/" + name
		found := []string{}
		if local, ok := strings.CutPrefix(name, "@"); ok {
			name = local
			if text, ok := from.attribute("", local); ok {
				found = append(found, text)
			}
		} else {
			for _, inner := range from.nodes {
				nil_, _ := inner.attribute(xsi, "nil")
				if !isCalled(inner, name, spaces) || trim(nil_) == "true" || trim(nil_) == "1" {
					continue
				}
				if len(inner.nodes) > 0 {
					return nil, wrong{Code: "unexpected-element", Path: at + "/" + inner.nodes[0].name.Local}
				}
				found = append(found, inner.text)
			}
		}
		if len(found) > 1 {
			return nil, wrong{Code: "duplicate", Path: at}
		}
		if len(found) == 0 && name == strings.TrimPrefix(each.name, "@") {
			return nil, wrong{Code: "missing", Path: at}
		}
		if len(found) == 1 {
			read, err := scalar(found[0], each.kind, at)
			if err != nil {
				return nil, err
			}
			value[name] = read
		}
	}
	return value, nil
}

func answer(given given) (map[string]any, error) {
	if given.Options["maxResponseBytes"] != nil {
		return map[string]any{"skipped": "there is no limit of bytes"}, nil
	}
	switch given.Kind {
	case "response":
		document, status := documents[given.Operation], given.Response.Status
		if given.Operation == "submitSurvey" && status == 204 {
			return map[string]any{"nothing": true}, nil
		}
		if given.Operation == "submitSurvey" || status != 200 {
			return nil, wrong{Code: "unexpected-status", Status: status}
		}
		root, err := parse(given.Response.Body, given.Response.Headers["content-type"])
		if err != nil {
			return nil, err
		}
		if !isCalled(root, document.root, []string{""}) {
			return nil, wrong{Code: "unexpected-root", Path: "/" + root.name.Local}
		}
		value, err := members(root, document.members, answerSpaces, "/"+document.root)
		return map[string]any{"value": value}, err
	case "body":
		root, err := parse(given.Body, given.ContentType)
		if err != nil {
			return nil, err
		}
		if !isCalled(root, "egainSurvey", surveySpaces) {
			return nil, wrong{Code: "unexpected-root", Path: "/" + root.name.Local}
		}
		value, err := members(root, []member{{"@sid", "string"}}, surveySpaces, "/egainSurvey")
		surveys := []any{}
		for _, each := range root.nodes {
			if err != nil || !isCalled(each, "survey", surveySpaces) {
				continue
			}
			var survey map[string]any
			path := fmt.Sprintf("/egainSurvey/survey[%d]", len(surveys)+1)
			survey, err = members(each, []member{{"question", "string"}, {"answer", "string"}}, surveySpaces, path)
			surveys = append(surveys, survey)
		}
		if err == nil && len(surveys) == 0 {
			err = wrong{Code: "out-of-range", Path: "/egainSurvey/survey"}
		}
		if err != nil {
			return nil, err
		}
		value["survey"] = surveys
		return map[string]any{"value": value}, nil
	}
	return map[string]any{"skipped": "it reads documents, and sends none"}, nil
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var asked given
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			panic(err)
		}
		said, err := answer(asked)
		if err != nil {
			said = map[string]any{"error": err}
		}
		said["id"] = asked.Id
		line, err := json.Marshal(said)
		if err != nil {
			panic(err)
		}
		fmt.Println(string(line))
	}
}
