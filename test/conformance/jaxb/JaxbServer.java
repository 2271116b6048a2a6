import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.*;
import java.net.InetSocketAddress;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.bind.*;
import javax.xml.bind.annotation.*;
import javax.xml.stream.*;
import javax.xml.validation.*;

/**
 * A server on JAXB: a marshaller writes its answers, and an unmarshaller reads surveys. It is started with a schema,
 * prints its port, and ends with its input. Its base URL is /ENCODING/bind, or /ENCODING/schema, where surveys are
 * compared with the schema.
 */
public final class JaxbServer {
    static final String CHAT = "http://bindings.egain.com/chat";

    @XmlRootElement @XmlAccessorType(XmlAccessType.FIELD)
    static class AgentAvailability { @XmlAttribute boolean available = true; }

    @XmlRootElement @XmlAccessorType(XmlAccessType.FIELD)
    static class AvailableSlots { @XmlElement(namespace = CHAT) int count = 4; }

    @XmlRootElement @XmlAccessorType(XmlAccessType.FIELD)
    static class SessionStatus {
        @XmlElement(namespace = CHAT) double waitTime = 3;
        @XmlElement(namespace = CHAT) int queueDepth = 1;
    }

    @XmlRootElement @XmlAccessorType(XmlAccessType.FIELD)
    static class CheckEligibility { @XmlAttribute int responseType = 0; }

    @XmlRootElement @XmlAccessorType(XmlAccessType.FIELD)
    static class ChatAllowed {
        @XmlAttribute boolean allowed = false;
        @XmlAttribute String reason = "other";
    }

    @XmlRootElement @XmlAccessorType(XmlAccessType.FIELD)
    static class EgainSurvey {
        @XmlAttribute String sid;
        List<Survey> survey;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    static class Survey { String question, answer; }

    static JAXBContext context;
    static Schema schema;

    public static void main(String[] args) throws Exception {
        context = JAXBContext.newInstance(AgentAvailability.class, AvailableSlots.class, SessionStatus.class,
            CheckEligibility.class, ChatAllowed.class, EgainSurvey.class);
        schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(new File(args[0]));
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", JaxbServer::answer);
        server.start();
        System.out.println(server.getAddress().getPort());
        while (System.in.read() >= 0) continue;
        server.stop(0);
    }

    /** Of a path such as /UTF-8/bind/chat/entrypoint/capacity/1000. */
    static void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        byte[] body = {};
        int status = 200;
        if (path[5].equals("survey")) {
            byte[] survey = exchange.getRequestBody().readAllBytes();
            status = reads(survey, path[2].equals("schema") ? schema : null) ? 204 : 400;
        } else {
            body = written(valueOf(path[5]), path[1]);
            exchange.getResponseHeaders().set("content-type", "application/xml");
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    static Object valueOf(String resource) {
        return switch (resource) {
            case "agentAvailability" -> new AgentAvailability();
            case "capacity" -> new AvailableSlots();
            case "liveSessionStatus" -> new SessionStatus();
            case "checkEligibility" -> new CheckEligibility();
            default -> new ChatAllowed();
        };
    }

    static byte[] written(Object value, String encoding) throws IOException {
        try {
            var marshaller = context.createMarshaller();
            marshaller.setProperty(Marshaller.JAXB_ENCODING, encoding);
            marshaller.setProperty(Marshaller.JAXB_FORMATTED_OUTPUT, true);
            var out = new ByteArrayOutputStream();
            marshaller.marshal(value, out);
            return out.toByteArray();
        } catch (JAXBException error) {
            throw new IOException(error);
        }
    }

    static boolean reads(byte[] survey, Schema schema) {
        try {
            var factory = XMLInputFactory.newInstance();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            var unmarshaller = context.createUnmarshaller();
            unmarshaller.setSchema(schema);
            var reader = factory.createXMLStreamReader(new ByteArrayInputStream(survey));
            return unmarshaller.unmarshal(reader) instanceof EgainSurvey;
        } catch (JAXBException | XMLStreamException | RuntimeException error) {
            return false;
        }
    }
}
