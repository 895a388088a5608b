using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace JatengPortal.Benchmarks.Editors;

/// <summary>
/// What the portal said it has saved. Each save adds a sentence with a mark of its own; each must be found again, unless somebody who
/// saw both texts replaced it.
/// </summary>
internal sealed partial class SavedTexts
{
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<string, bool>> _saved = new();
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<string, bool>> _replaced = new();
    private readonly ConcurrentDictionary<Guid, bool> _discarded = new();
    private int _last;

    public int Saves => _last;

    public string NewSentence() => $"Tanda-{Interlocked.Increment(ref _last)}. Kalimat contoh untuk pengukuran.";

    public void Begun(Guid document) => _saved.TryAdd(document, new ConcurrentDictionary<string, bool>());

    /// <summary>A save was answered with success.</summary>
    /// <param name="document">Of what.</param>
    /// <param name="text">What was saved.</param>
    /// <param name="seen">Text that was shown as the stored one; what of it isn't in the new one was replaced knowingly.</param>
    public void Saved(Guid document, string text, string seen)
    {
        var kept = MarksIn(text).ToHashSet();
        foreach (var mark in kept)
            _saved[document].TryAdd(mark, true);
        foreach (var mark in MarksIn(seen).Where(mark => !kept.Contains(mark)))
            _replaced.GetOrAdd(document, _ => new ConcurrentDictionary<string, bool>()).TryAdd(mark, true);
    }

    public void Discarded(Guid document) => _discarded.TryAdd(document, true);

    public bool IsDiscarded(Guid document) => _discarded.ContainsKey(document);

    public IEnumerable<Guid> Documents => _saved.Keys.Where(id => !IsDiscarded(id));

    /// <summary>Marks that were saved and are in none of these texts, although nobody replaced them.</summary>
    public IReadOnlyList<string> LostIn(Guid document, string text)
    {
        var found = MarksIn(text).ToHashSet();
        var replaced = _replaced.GetValueOrDefault(document);
        return [.. _saved[document].Keys.Where(mark => !found.Contains(mark) && replaced?.ContainsKey(mark) != true)];
    }

    public static IEnumerable<string> MarksIn(string text) => Mark().Matches(text).Select(match => match.Value);

    /// <summary>One text with the sentences of both.</summary>
    public static string Merge(string stored, string own)
    {
        var there = MarksIn(stored).ToHashSet();
        return string.Join("\n\n", [stored.Trim(), .. own.Split("\n\n", StringSplitOptions.TrimEntries).Where(paragraph =>
            Mark().Match(paragraph) is { Success: true } match && !there.Contains(match.Value))]);
    }

    [GeneratedRegex("Tanda-[0-9]+")]
    private static partial Regex Mark();
}
