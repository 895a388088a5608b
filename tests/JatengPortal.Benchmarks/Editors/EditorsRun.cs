using System.Diagnostics;
using System.Globalization;
using System.Net;
using JatengPortal.Testing;

namespace JatengPortal.Benchmarks.Editors;

/// <summary>
/// Editors of one agency who save, submit, approve, reject, publish and number circulars at once, half of them on the same few; and
/// whether afterwards everything is there that they were told is saved, every number once, nothing approved by its author, no error shown.
/// </summary>
internal static class EditorsRun
{
    private const int WritersOfOne = 4;
    private const int MostPagesRead = 300;

    public static async Task<int> RunAsync(EditorsOptions options)
    {
        Machine.Print();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"database {(TestDatabase.IsPostgres ? "PostgreSQL" : "SQLite")}, {options.Editors} editors and {options.Approvers} approvers at once, {options.Minutes} minutes\n"));
        var (tally, texts) = (new Tally(), new SavedTexts());
        await using var office = await Office.OpenAsync();
        var (writers, approvers) = await office.HireAsync(options, tally);
        var desk = new Desk(tally, texts);
        var shared = new List<Guid>();
        for (var number = 0; number < Math.Max(1, options.Editors / 2 / WritersOfOne); number++)
            shared.Add(await desk.BeginAsync(writers[number], $"Edaran bersama {number + 1}") ?? throw new InvalidOperationException("Nothing can be begun."));
        desk.Shared = shared;

        var clock = Stopwatch.StartNew();
        using (var ended = new CancellationTokenSource(TimeSpan.FromMinutes(options.Minutes)))
        {
            await Task.WhenAll([
                .. writers.Select((worker, number) => new Writer(worker, desk, number, isSharing: number % 2 == 0).RunAsync(ended.Token)),
                .. approvers.Select((worker, number) => new Approver(worker, desk, number).RunAsync(ended.Token)),
            ]);
        }

        tally.Print(clock.Elapsed);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n  {texts.Saves} texts typed"));
        await CheckAsync(office, tally, texts);
        tally.PrintFaults();
        foreach (var worker in writers.Concat(approvers))
            worker.Dispose();
        return tally.Faults == 0 ? 0 : 1;
    }

    private static async Task CheckAsync(Office office, Tally tally, SavedTexts texts)
    {
        await using var books = await OfficeBooks.OpenAsync(office.Portal.DataPath, tally);
        await books.CheckTextsAsync(texts);
        await books.CheckNumbersAsync();
        await books.CheckApprovalsAsync();
        var read = 0;
        foreach (var (slug, number, body) in (await books.PublicAsync()).Take(MostPagesRead))
        {
            using var answer = await office.Portal.Client.GetAsync(new Uri($"/surat-edaran/{slug}", UriKind.Relative));
            var page = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode != HttpStatusCode.OK || !page.Contains(number, StringComparison.Ordinal))
                tally.Fault($"The public page {slug} answers {(int)answer.StatusCode}, or lacks its number {number}.");
            var shown = SavedTexts.MarksIn(page).ToHashSet();
            if (SavedTexts.MarksIn(body).Any(mark => !shown.Contains(mark)))
                tally.Fault($"The public page {slug} shows another wording than its edition.");
            read++;
        }

        Console.WriteLine($"  {read} public pages read");
    }
}
