using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Kernel.Publishing;

/// <summary>The public fields of an edition: what readers see, and what its hash stands for.</summary>
public sealed record DocumentText
{
    /// <summary>1 to 300 characters.</summary>
    public required string Title { get; init; }

    /// <summary>One or two sentences for lists and feeds; at most 1,000 characters, may be empty.</summary>
    public required string Summary { get; init; }

    /// <summary>Markdown, at most 1 MB.</summary>
    public required string Body { get; init; }

    /// <summary>What this kind of document adds, as a flat record of plain values.</summary>
    public JsonObject Fields { get; init; } = [];

    /// <exception cref="RuleViolationException"><c>document.title</c>, <c>document.summary</c>, <c>content.body-too-long</c></exception>
    internal void RequireBounded()
    {
        if (string.IsNullOrWhiteSpace(Title) || Title.Length > 300 || Title.Any(char.IsControl))
            throw new RuleViolationException("document.title", "A title is one line of 1 to 300 characters.");
        if (Summary.Length > 1000)
            throw new RuleViolationException("document.summary", "A summary has at most 1,000 characters.");
        if (Encoding.UTF8.GetByteCount(Body) > MarkdownRenderer.MaxBodyBytes)
            throw new RuleViolationException("content.body-too-long", "A body has at most 1 MB. Divide it into several pages.");
    }

    /// <summary>SHA-256 of the canonical JSON (RFC 8785) of the fields.</summary>
    public byte[] Hash()
    {
        var json = new JsonObject { ["title"] = Title, ["summary"] = Summary, ["body"] = Body, ["fields"] = Fields.DeepClone() };
        return CanonicalJson.Hash(json);
    }

    /// <summary>Reads <see cref="Fields"/> as the type that they were made from.</summary>
    public T FieldsAs<T>()
        where T : new() =>
        Fields.Deserialize<T>() ?? new T();
}
