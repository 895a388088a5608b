using System.Security.Cryptography;

namespace JatengPortal.Benchmarks.Editors;

/// <summary>Writes circulars until the time is over: opens, types, saves, submits, discards, begins again.</summary>
internal sealed class Writer(OfficeWorker worker, Desk desk, int number, bool isSharing)
{
    private const int MostTries = 30;
    private readonly HashSet<Guid> _public = [];
    private Guid? _own;
    private int _begun;

    public async Task RunAsync(CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            var chance = RandomNumberGenerator.GetInt32(100);
            if (isSharing)
                await ShareAsync(desk.Shared[RandomNumberGenerator.GetInt32(desk.Shared.Count)], chance);
            else
                await OwnAsync(chance);
        }
    }

    private async Task ShareAsync(Guid document, int chance)
    {
        if (chance < 84)
            await WriteAsync(document);
        else if (chance < 94)
            await desk.SubmitAsync(worker, document);
        else
            await worker.PostAsync("take a submission back", Desk.PathOf(document, "tarik-pengajuan"), [], 302);
    }

    private async Task OwnAsync(int chance)
    {
        _own ??= await desk.BeginAsync(worker, $"Edaran {number}-{++_begun}");
        if (_own is not { } document)
            return;
        if (chance < 70)
        {
            await WriteAsync(document);
        }
        else if (chance < 85)
        {
            await desk.SubmitAsync(worker, document);
            _public.Add(document);
        }
        else if (chance < 92)
        {
            _own = null;
        }
        else if (!_public.Contains(document))
        {
            await DiscardAsync(document);
        }
    }

    private async Task WriteAsync(Guid document)
    {
        var path = Desk.PathOf(document, Desk.Form);
        var opened = await worker.GetAsync("open the form", path, 200, 302);
        if (opened.IsRedirect)
        {
            desk.Tally.Count("opened what waits for approval: stands still");
            return;
        }

        var fields = OfficeWorker.FieldsOf(opened.Page());
        var body = $"{ValueOf(fields, Desk.BodyField).Trim()}\n\n{desk.Texts.NewSentence()}";
        fields = With(fields, (Desk.BodyField, body));
        await worker.PostAsync("autosave", Desk.PathOf(document, "ketikan"), fields, 204);
        for (var (attempt, seen) = (1, ""); attempt <= MostTries; attempt++)
        {
            var saved = await worker.PostAsync("save", path, fields, 302, 409);
            if (saved.IsRedirect)
            {
                desk.Texts.Saved(document, body, seen);
                return;
            }

            if (saved.Status != 409)
                return;
            var page = saved.Page();
            var shown = OfficeWorker.FieldsOf(page);
            var stored = page.QuerySelector("#isi-tersimpan")?.TextContent;
            if (stored is null || ValueOf(shown, Desk.BodyField).ReplaceLineEndings("\n").Trim() != body.Trim())
                desk.Tally.Fault($"A conflict about {document} doesn't show both texts: {stored?.Length} and {ValueOf(shown, Desk.BodyField).Length} characters.");
            if (page.Body!.TextContent.Contains("sudah diajukan", StringComparison.Ordinal))
            {
                desk.Tally.Count("submitted while somebody typed: told, nothing saved");
                return;
            }

            desk.Tally.Count("conflicts, both texts shown and saved again");
            seen = stored ?? "";
            // One of five puts the own text in place of the other one, the others take both.
            body = RandomNumberGenerator.GetInt32(5) == 0 ? body : SavedTexts.Merge(seen, body);
            fields = With(shown, (Desk.BodyField, body));
        }

        desk.Tally.Count($"gave up after {MostTries} conflicts");
    }

    private async Task DiscardAsync(Guid document)
    {
        var page = await worker.GetAsync("open a step", Desk.PathOf(document, "hapus-konsep"), 200);
        if (Desk.BasisOf(page) is not { } basis)
            return;
        var answer = await worker.PostAsync("discard", Desk.PathOf(document, "hapus-konsep"), [(Desk.BasisField, basis)], 302);
        if (!answer.IsRedirect)
            return;
        desk.Texts.Discarded(document);
        _own = null;
    }

    private static string ValueOf(List<(string Name, string Value)> fields, string name) => fields.Find(field => field.Name == name).Value ?? "";

    private static List<(string Name, string Value)> With(List<(string Name, string Value)> fields, (string Name, string Value) typed) =>
        [.. fields.Where(field => field.Name != typed.Name), typed];
}
