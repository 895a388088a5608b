using System.Collections.Concurrent;

namespace JatengPortal.Benchmarks.Editors;

/// <summary>What the people of the office share: the circulars that several write, and those that wait for approval.</summary>
internal sealed class Desk(Tally tally, SavedTexts texts)
{
    public const string Path = "/admin/surat-edaran";
    public const string Form = "ubah";
    public const string Submit = "ajukan";
    public const string Publish = "terbitkan";
    public const string Reject = "tolak";
    public const string BasisField = "dasar";
    public const string BodyField = "isi";

    public Tally Tally { get; } = tally;

    public SavedTexts Texts { get; } = texts;

    /// <summary>Circulars that half of the writers work on together.</summary>
    public IReadOnlyList<Guid> Shared { get; set; } = [];

    /// <summary>Each twice, so that two approve at once.</summary>
    public ConcurrentQueue<Guid> Waiting { get; } = new();

    public static string PathOf(Guid document, string? step = null) => step is null ? $"{Path}/{document}" : $"{Path}/{document}/{step}";

    /// <summary>Begins a circular and reserves a number for it.</summary>
    public async Task<Guid?> BeginAsync(OfficeWorker worker, string title)
    {
        var body = Texts.NewSentence();
        var answer = await worker.PostAsync("begin, reserve a number", Path + "/baru", [
            ("jenis", "edaran"), ("tata-letak", "A"), ("hal", title), ("klasifikasi", "100.2.7"), ("sifat", "Important"), ("yth", "Para Kepala Bidang"),
            ("tempat", "Semarang"), ("tanggal", "2024-11-01"), (BodyField, body), ("jabatan", "Kepala Kantor"), ("nama", "Nama Contoh"),
            ("informasi", "Open"), ("langkah", "nomor")], 302);
        if (!answer.IsRedirect)
            return null;
        var id = Guid.Parse(answer.Leads[(Path.Length + 1)..][..36]);
        Texts.Begun(id);
        Texts.Saved(id, body, "");
        return id;
    }

    /// <summary>Hands a draft over, as it is now.</summary>
    public async Task SubmitAsync(OfficeWorker worker, Guid document)
    {
        var page = await worker.GetAsync("open a step", PathOf(document, Submit), 200, 302);
        if (page.IsRedirect || BasisOf(page) is not { } basis)
            return;
        var answer = await worker.PostAsync(
            "submit", PathOf(document, Submit), [(BasisField, basis), ("jenis-perubahan", "penting"), ("catatan", "Rincian diperbarui.")], 302);
        if (!answer.Leads.Contains("naskah-diajukan", StringComparison.Ordinal))
        {
            Tally.Count("submitted too late: changed meanwhile");
            return;
        }

        Waiting.Enqueue(document);
        Waiting.Enqueue(document);
    }

    public static string? BasisOf(Answer page) =>
        page.Page().QuerySelector($"main form[method=post] input[name={BasisField}]")?.GetAttribute("value");
}
