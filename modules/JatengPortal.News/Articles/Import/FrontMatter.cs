using JatengPortal.Kernel.Rules;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace JatengPortal.News.Articles.Import;

/// <summary>
/// The YAML at the head of a Markdown file: one mapping of keys to a text or a list of texts. What YAML can do beyond that
/// (references, types, mappings inside, several documents) is refused, so nothing in it can grow or surprise.
/// </summary>
internal sealed class FrontMatter
{
    private const int LongestText = 64 * 1024;

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The keys and the lines of the file that they stand on.</summary>
    public IEnumerable<(string Key, int Line)> Keys => _entries.Select(entry => (entry.Key, entry.Value.Line));

    /// <param name="yaml">What stands between the two lines of hyphens.</param>
    /// <param name="linesBefore">Lines of the file above it, so that errors name the file's.</param>
    /// <exception cref="RuleViolationException"><c>import.front-matter</c></exception>
    public static FrontMatter Read(string yaml, int linesBefore)
    {
        if (yaml.Length > LongestText)
            throw Refused(linesBefore + 1, "it is longer than 64 KB");
        try
        {
            return ReadMapping(new Parser(new StringReader(yaml)), linesBefore);
        }
        catch (YamlException e)
        {
            throw Refused((int)e.Start.Line + linesBefore, e.Message);
        }
    }

    /// <summary>A text without blanks around it; null where the key is missing or its text empty.</summary>
    /// <exception cref="RuleViolationException"><c>import.front-matter</c>: the key has a list.</exception>
    public string? Text(string key)
    {
        if (!_entries.TryGetValue(key, out var entry))
            return null;
        if (entry.IsList)
            throw Refused(entry.Line, $"'{key}' takes one text, not a list");
        return entry.Texts is [{ Length: > 0 } text] ? text : null;
    }

    /// <summary>A list, written as one or as one text with commas; empty where the key is missing.</summary>
    public IReadOnlyList<string> List(string key)
    {
        if (!_entries.TryGetValue(key, out var entry))
            return [];
        return entry.IsList
            ? [.. entry.Texts.Where(text => text.Length > 0)]
            : [.. entry.Texts.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
    }

    /// <summary>The line of the file on which the key stands.</summary>
    public int LineOf(string key) => _entries.TryGetValue(key, out var entry) ? entry.Line : 0;

    private static FrontMatter ReadMapping(Parser parser, int linesBefore)
    {
        var read = new FrontMatter();
        parser.Consume<StreamStart>();
        if (parser.TryConsume<StreamEnd>(out _))
            return read;
        parser.Consume<DocumentStart>();
        if (!parser.TryConsume<MappingStart>(out var mapping) || !IsPlain(mapping))
            throw Refused(linesBefore + 1, "it isn't a list of 'key: text'");
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = TextOf(parser, linesBefore);
            var line = (int)key.Start.Line + linesBefore;
            if (!read._entries.TryAdd(key.Value, ReadEntry(parser, line, linesBefore)))
                throw Refused(line, $"'{key.Value}' stands there twice");
        }

        parser.Consume<DocumentEnd>();
        parser.Consume<StreamEnd>();
        return read;
    }

    private static Entry ReadEntry(Parser parser, int line, int linesBefore)
    {
        if (!parser.TryConsume<SequenceStart>(out var list))
            return new Entry(line, false, [TextOf(parser, linesBefore).Value.Trim()]);
        if (!IsPlain(list))
            throw Refused(line, "references and types of YAML aren't read");
        var texts = new List<string>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            texts.Add(TextOf(parser, linesBefore).Value.Trim());
        return new Entry(line, true, texts);
    }

    private static Scalar TextOf(Parser parser, int linesBefore)
    {
        if (parser.TryConsume<Scalar>(out var text) && IsPlain(text))
            return text;
        throw Refused((int)(parser.Current?.Start.Line ?? 1) + linesBefore, "only texts and lists of texts are read, no references, types or nested values");
    }

    private static bool IsPlain(NodeEvent node) => node.Anchor.IsEmpty && node.Tag.IsEmpty;

    private static RuleViolationException Refused(int line, string why) =>
        new("import.front-matter", $"The front matter can't be read (line {line}): {why}.");

    private sealed record Entry(int Line, bool IsList, IReadOnlyList<string> Texts);
}
