public import Records

/// The names of the settings, in `library/ibid.rec` and in the user's own file.
extension FieldName {
  @inlinable public static var arxivSource: Self { Self("arxiv_source") }
  @inlinable public static var autoCommit: Self { Self("auto_commit") }
  @inlinable public static var format: Self { Self("format") }
  @inlinable public static var crossrefSource: Self { Self("crossref_source") }
  @inlinable public static var documents: Self { Self("documents") }
  @inlinable public static var doiSource: Self { Self("doi_source") }
  @inlinable public static var keyPattern: Self { Self("key_pattern") }
  @inlinable public static var locale: Self { Self("locale") }
  @inlinable public static var localeSource: Self { Self("locale_source") }
  @inlinable public static var mailto: Self { Self("mailto") }
  @inlinable public static var me: Self { Self("me") }
  @inlinable public static var openlibrarySource: Self { Self("openlibrary_source") }
  @inlinable public static var pageSource: Self { Self("page_source") }
  @inlinable public static var `private`: Self { Self("private") }
  @inlinable public static var privateNetwork: Self { Self("private_network") }
  @inlinable public static var pubmedSource: Self { Self("pubmed_source") }
  @inlinable public static var style: Self { Self("style") }
  @inlinable public static var styleSource: Self { Self("style_source") }
  @inlinable public static var texCommand: Self { Self("tex_command") }
}

/// The fields of the venues in `library/venues.rec` that works do not have.
extension FieldName {
  @inlinable public static var venueKind: Self { Self("kind") }
  @inlinable public static var venueName: Self { Self("name") }
  @inlinable public static var venueShort: Self { Self("short") }
}

/// The fields of a list, in `library/lists/NAME.rec`.
extension FieldName {
  @inlinable public static var base: Self { Self("base") }
  @inlinable public static var group: Self { Self("group") }
  @inlinable public static var heading: Self { Self("heading") }
  @inlinable public static var into: Self { Self("into") }
  @inlinable public static var item: Self { Self("item") }
  @inlinable public static var query: Self { Self("query") }
  @inlinable public static var section: Self { Self("section") }
  @inlinable public static var sort: Self { Self("sort") }
  @inlinable public static var template: Self { Self("template") }
}
