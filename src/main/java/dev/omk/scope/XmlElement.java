package dev.omk.scope;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element without comments and layout; equal when all below it is equal. */
final class XmlElement {
  private static final int DEEPEST = 100;

  private final String name;
  private final TreeMap<String, String> attributes = new TreeMap<>();
  private final List<XmlElement> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private XmlElement(String name) {
    this.name = name;
  }

  /** The root of a document; empty when it is malformed, nested too deep or has a DOCTYPE. */
  static Optional<XmlElement> read(String document) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      return readAll(factory.createXMLStreamReader(new StringReader(document)));
    } catch (XMLStreamException e) {
      return Optional.empty();
    }
  }

  private static Optional<XmlElement> readAll(XMLStreamReader reader) throws XMLStreamException {
    Deque<XmlElement> open = new ArrayDeque<>();
    XmlElement top = new XmlElement("");
    open.push(top);
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          XmlElement element = start(reader);
          open.element().children.add(element);
          open.push(element);
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            open.element().text.append(reader.getText().strip());
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
          return Optional.empty();
        }
        default -> {} // comments and processing instructions say nothing
      }
      if (open.size() > DEEPEST) {
        return Optional.empty();
      }
    }
    return top.children.stream().findFirst();
  }

  private static XmlElement start(XMLStreamReader reader) {
    XmlElement element = new XmlElement(reader.getLocalName());
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      element.attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return element;
  }

  String name() {
    return name;
  }

  List<XmlElement> children() {
    return children;
  }

  /** The text of the child of that name, empty when there is none. */
  String childText(String child) {
    return child(child).map(element -> element.text.toString()).orElse("");
  }

  Optional<XmlElement> child(String child) {
    return children.stream().filter(element -> element.name.equals(child)).findFirst();
  }

  /** All below as one text: equal texts, equal elements. Depth is bounded by the reader. */
  String canonical() {
    StringBuilder out = new StringBuilder();
    write(out);
    return out.toString();
  }

  private void write(StringBuilder out) {
    out.append('<').append(name).append(attributes).append('>').append(text);
    children.forEach(child -> child.write(out));
    out.append("</>");
  }
}
