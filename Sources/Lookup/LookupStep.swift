public import Formats
public import Text

/// What is known of a work in the end.
public struct LookupFinding: Sendable {
  /// What the user asked about.
  public var work: WorkIdentifier
  /// The record, or why there is none and what to do about it.
  public var result: Result<ImportedRecord, Diagnostic>

  init(_ work: WorkIdentifier, _ result: Result<ImportedRecord, Diagnostic>) {
    self.work = work
    self.result = result
  }
}

/// Where an answer leads: to an end, or on to another service.
public enum LookupStep: Sendable {
  case found(LookupFinding)
  case ask(LookupRequest)
}

extension LookupStep {
  /// Reads the answer to a request.
  ///
  /// Every work of the request is in just one of the steps: in a finding, or in a further request.
  ///
  /// - Complexity: O(*n*) in the length of the answer.
  public static func steps(
    reading reply: Reply, to request: LookupRequest, at addresses: ServiceAddresses
  ) -> [LookupStep] {
    switch request.service {
    case .crossref: CrossrefReply.steps(reading: reply, to: request, at: addresses)
    case .doi: DOIReply.steps(reading: reply, to: request)
    case .arxiv: ArXivReply.steps(reading: reply, to: request)
    case .openLibrary: OpenLibraryReply.steps(reading: reply, to: request)
    case .pubmed:
      PubMedCentralReply.answers(request)
        ? PubMedCentralReply.steps(reading: reply, to: request, at: addresses)
        : PubMedReply.steps(reading: reply, to: request)
    case .page: PageReply.steps(reading: reply, to: request, at: addresses)
    }
  }
}
