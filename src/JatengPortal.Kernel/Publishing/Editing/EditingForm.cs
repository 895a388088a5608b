using System.Globalization;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>Fields that several editorial forms share.</summary>
public static class EditingForm
{
    /// <summary>Which state of which edition was seen; see <see cref="Editorial.BasisOf"/>.</summary>
    public const string BasisField = "dasar";

    /// <summary>Where the last part of an address is typed.</summary>
    public const string SlugField = "alamat";

    /// <summary>Last part of the address of a document's form.</summary>
    public const string WriteStep = "ubah";

    internal const string ChangeKindField = "jenis-perubahan";
    internal const string ChangeNoteField = "catatan";
    internal const string Major = "penting";
    internal const string Minor = "kecil";
    internal const string WhenField = "kapan";
    internal const string AtOnce = "sekarang";
    internal const string Later = "nanti";
    internal const string TimeField = "waktu";

    private static readonly TimeSpan Farthest = TimeSpan.FromDays(2 * 366);

    /// <summary>Names a planned time that was seen: whoever calls it off doesn't call off another one.</summary>
    internal static Dictionary<string, string> SeenAt(DateTime utc) => new() { [BasisField] = StampOf(utc) };

    /// <summary>Whether the planned time is the one that was seen.</summary>
    internal static bool IsSeen(IFormCollection typed, DateTime? utc) => utc is { } time && typed[BasisField] == StampOf(time);

    private static string StampOf(DateTime utc) => utc.Ticks.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads what a later edition changes for readers; null where it can't be read, or where nothing was ever public.</summary>
    internal static ChangeNote? ReadChange(IFormCollection typed, Document document, FormErrors errors)
    {
        if (document.PublishedUtc is null)
            return null;
        var note = string.Join(' ', typed[ChangeNoteField].ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        ChangeKind? kind = typed[ChangeKindField].ToString() switch { Major => ChangeKind.Major, Minor => ChangeKind.Minor, _ => null };
        if (kind is null)
            errors.Add(ChangeKindField, Texts.Change_kind_missing);
        if (kind == ChangeKind.Major && note.Length == 0)
            errors.Add(ChangeNoteField, Texts.Change_note_missing);
        else if (note.Length > ChangeNote.LongestNote)
            errors.Add(ChangeNoteField, string.Format(CultureInfo.CurrentCulture, Texts.Too_long, ChangeNote.LongestNote));
        return kind is { } known ? new ChangeNote(known, note) : null;
    }

    /// <summary>Reads a time of the future as a clock in WIB shows it; null where it can't be read.</summary>
    internal static DateTime? ReadTime(string text, DateTime now, FormErrors errors)
    {
        string[] forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"];
        if (!DateTime.TryParseExact(text.Trim(), forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var shown) || shown.Year is < 2000 or > 9000)
        {
            errors.Add(TimeField, Texts.Publish_time_malformed);
            return null;
        }

        var utc = WesternIndonesiaTime.Utc(shown);
        if (utc <= now)
            errors.Add(TimeField, Texts.Publish_time_past);
        else if (utc > now + Farthest)
            errors.Add(TimeField, Texts.Publish_time_too_far);
        return utc;
    }

    /// <summary>Reads when something is to happen: null for at once, and where it can't be read. What says neither is no order to do it at once.</summary>
    internal static DateTime? ReadWhen(string when, string time, DateTime now, FormErrors errors)
    {
        if (when == Later)
            return ReadTime(time, now, errors);
        if (when != AtOnce)
            errors.Add(WhenField, Texts.Publish_when_missing);
        return null;
    }

    /// <summary>Reads a reason that must be given.</summary>
    internal static string ReadReason(IFormCollection typed, int longest, FormErrors errors)
    {
        var reason = typed[ConfirmPage.ReasonField].ToString().Trim();
        if (reason.Length == 0)
            errors.Add(ConfirmPage.ReasonField, Texts.Reason_missing);
        else if (reason.Length > longest)
            errors.Add(ConfirmPage.ReasonField, string.Format(CultureInfo.CurrentCulture, Texts.Too_long, longest));
        return reason;
    }
}
