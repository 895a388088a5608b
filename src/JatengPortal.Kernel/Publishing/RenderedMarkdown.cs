namespace JatengPortal.Kernel.Publishing;

/// <summary>A body as it is stored.</summary>
/// <param name="Html">Safe HTML; the tenant's own links begin with <c>~/</c> (<see cref="MarkdownRenderer.ExpandSiteLinks"/>).</param>
/// <param name="Findings">What was rendered otherwise than written, at most 100, in the order of the text.</param>
public sealed record RenderedMarkdown(string Html, IReadOnlyList<MarkdownFinding> Findings);

/// <summary>Something in a body that its author should mend.</summary>
/// <param name="Code">
/// <c>image.alt-missing</c> (a picture without a description), <c>image.not-own-media</c> (became a link),
/// <c>link.address-refused</c> (became text), <c>link.no-such-heading</c> (became text), <c>heading.empty</c> (left out).
/// </param>
/// <param name="Line">The line on which the paragraph begins, from 1.</param>
/// <param name="Text">The address or text that is meant, at most 200 characters.</param>
public sealed record MarkdownFinding(string Code, int Line, string Text);
