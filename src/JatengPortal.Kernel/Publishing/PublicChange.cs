using System.Text.Json;

namespace JatengPortal.Kernel.Publishing;

/// <summary>How much a later edition changes for its readers.</summary>
public enum ChangeKind
{
    /// <summary>Readers must know of it: it moves the date, and stands in feeds with its note (perubahan penting).</summary>
    Major = 0,

    /// <summary>A correction of wording: it moves no date, and stands in the technical history alone (perbaikan kecil).</summary>
    Minor = 1,
}

/// <summary>What whoever submits a later edition says of it.</summary>
/// <param name="Kind">How much it changes.</param>
/// <param name="Note">What changed, for readers: one paragraph of 1 to <see cref="LongestNote"/> characters; may be empty for a minor one.</param>
public sealed record ChangeNote(ChangeKind Kind, string Note)
{
    /// <summary>In characters.</summary>
    public const int LongestNote = 500;
}

/// <summary>One line of a document's public history.</summary>
/// <param name="Edition">Its number.</param>
/// <param name="Utc">When it became public.</param>
/// <param name="Kind">Null for the first edition, and for those that came from a source.</param>
/// <param name="Note">What changed, in words; may be empty.</param>
/// <param name="Fields">Names of what differs from the edition before: <c>title</c>, <c>summary</c>, <c>body</c>, or of a field of the kind.</param>
/// <param name="Sha256">Of the edition's text, in hexadecimal; see <see cref="DocumentText.Hash"/>.</param>
public sealed record PublicChange(int Edition, DateTime Utc, ChangeKind? Kind, string Note, IReadOnlyList<string> Fields, string Sha256)
{
    /// <summary>Whether a text from elsewhere is what <see cref="Read"/> reads, and not longer than a history is.</summary>
    public static bool IsHistory(string json)
    {
        try
        {
            return json.Length <= 200_000 && Read(json) is { Count: <= Document.LongestHistory } changes
                && changes.All(change => change is { Note.Length: <= ChangeNote.LongestNote, Fields.Count: <= 100, Sha256.Length: 64 });
        }
        catch (Exception exception) when (exception is JsonException or NullReferenceException)
        {
            return false;
        }
    }

    /// <summary>The note of the last major change in a <see cref="Document.HistoryJson"/>; empty for none.</summary>
    public static string LastMajor(string json) => Read(json).LastOrDefault(change => change.Kind == ChangeKind.Major)?.Note ?? "";

    /// <summary>Reads <see cref="Document.HistoryJson"/>, oldest first.</summary>
    public static IReadOnlyList<PublicChange> Read(string json) => JsonSerializer.Deserialize<List<PublicChange>>(json)!;
}
