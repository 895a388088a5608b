using System.Globalization;
using System.Net;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Publishing.Editing;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Web;
using JatengPortal.News.Circulars;
using JatengPortal.News.Circulars.Editing;
using JatengPortal.News.Circulars.Numbers;
using JatengPortal.News.Circulars.Types;
using JatengPortal.News.Data;
using JatengPortal.News.Tests.Circulars.Editing;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News.Tests.Circulars.Numbers;

public sealed class NumberBookTests(PortalFactory portal)
{
    private static readonly CircularFields Fields = new() { Type = "edaran", Classification = "100.2.7", Date = new DateOnly(2024, 11, 1) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Numbers_are_counted_by_type_and_year_without_gaps()
    {
        var agency = await portal.NewCircularAgencyAsync("nomor-urut");

        Assert.Equal("100.2.7/1/UJI/2024", await ReserveAsync(agency, Guid.NewGuid()));
        Assert.Equal("100.2.7/2/UJI/2024", await ReserveAsync(agency, Guid.NewGuid()));
        Assert.Equal("100.2.7/SE.1/UJI/2024", await ReserveAsync(agency, Guid.NewGuid(), Fields with { Type = "edaran-b" }));
        Assert.Equal("100.2.7/1/UJI/2025", await ReserveAsync(agency, Guid.NewGuid(), Fields with { Date = new DateOnly(2025, 1, 2) }));
        Assert.Equal("000.1/3/UJI/2024", await ReserveAsync(agency, Guid.NewGuid(), Fields with { Classification = "000.1" }));
    }

    [Fact]
    public async Task Asking_again_keeps_the_number_and_writes_it_with_the_new_code()
    {
        var agency = await portal.NewCircularAgencyAsync("nomor-tetap");
        var document = Guid.NewGuid();

        Assert.Equal("100.2.7/1/UJI/2024", await ReserveAsync(agency, document));
        Assert.Equal("000.1/1/UJI/2024", await ReserveAsync(agency, document, Fields with { Classification = "000.1" }));
        // Another year is another count: the number of this one is free again.
        Assert.Equal("000.1/1/UJI/2025", await ReserveAsync(agency, document, Fields with { Classification = "000.1", Date = new DateOnly(2025, 1, 2) }));
        Assert.Equal("100.2.7/1/UJI/2024", await ReserveAsync(agency, Guid.NewGuid()));
    }

    [Fact]
    public async Task A_number_that_was_given_back_is_given_again_first_the_lowest_first()
    {
        var agency = await portal.NewCircularAgencyAsync("nomor-bebas");
        var documents = Enumerable.Range(0, 4).Select(_ => Guid.NewGuid()).ToList();
        foreach (var document in documents)
            await ReserveAsync(agency, document);
        foreach (var document in new[] { documents[2], documents[1] })
            await InBookAsync(agency, (book, _) => book.GiveBackAsync(document, Cancellation));

        Assert.Equal("100.2.7/2/UJI/2024", await ReserveAsync(agency, Guid.NewGuid()));
        Assert.Equal("100.2.7/3/UJI/2024", await ReserveAsync(agency, Guid.NewGuid()));
        Assert.Equal("100.2.7/5/UJI/2024", await ReserveAsync(agency, Guid.NewGuid()));
    }

    [Fact]
    public async Task Twenty_at_once_get_twenty_numbers_without_a_gap_or_a_double()
    {
        var agency = await portal.NewCircularAgencyAsync("nomor-serentak");

        var numbers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => ReserveAsync(agency, Guid.NewGuid()))));

        Assert.Equal(Enumerable.Range(1, 20).Select(number => $"100.2.7/{number}/UJI/2024"), numbers.OrderBy(text => text.Length).ThenBy(text => text, StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_counter_goes_past_numbers_that_were_given_on_paper()
    {
        var agency = await portal.NewCircularAgencyAsync("nomor-kertas");
        using var editor = await agency.HireAsync("Circulars.Edit");
        using (var entered = await EnterAsync(editor, "100.2.7/1/UJI/2024"))
            Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);

        Assert.Equal("100.2.7/2/UJI/2024", await ReserveAsync(agency, Guid.NewGuid()));
        using var twice = await EnterAsync(editor, "100.2.7 / 2 / uji / 2024");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        Assert.Contains("sudah dipakai", (await twice.ScreenAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_book_shows_who_holds_what_and_only_to_those_who_write_circulars()
    {
        var agency = await portal.NewCircularAgencyAsync("nomor-buku");
        var (kept, given) = (Guid.NewGuid(), Guid.NewGuid());
        await ReserveAsync(agency, kept);
        await ReserveAsync(agency, given);
        await InBookAsync(agency, (book, _) => book.GiveBackAsync(given, Cancellation));
        using var writer = await agency.HireAsync("Circulars.Write");
        using var stranger = await agency.HireAsync("News.Edit");

        var page = await writer.ScreenAsync(ListNumbers.Path + "?tahun=2024");
        var rows = page.QuerySelectorAll("table.records tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("Bebas", rows[0], StringComparison.Ordinal);
        Assert.Contains("Dipesan", rows[1], StringComparison.Ordinal);
        Assert.Contains("Petugas uji", rows[1], StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[method=post] [name=nomor]"));
        Assert.Equal(HttpStatusCode.Forbidden, await stranger.StatusOfAsync(ListNumbers.Path));
        using var refused = await writer.SubmitAsync(ListNumbers.Path, ListNumbers.Path, ("nomor", "1/2024"));
        Assert.NotEqual(HttpStatusCode.Redirect, refused.StatusCode);
    }

    [Fact]
    public async Task A_number_that_is_printed_is_never_free_again()
    {
        var agency = await portal.NewCircularAgencyAsync("nomor-terpakai");
        await agency.PublishAsync(new SampleCircular("pakai") { Number = "100.2.7/1/UJI/2024" });

        Assert.Equal("100.2.7/2/UJI/2024", await ReserveAsync(agency, Guid.NewGuid()));
        await using var scope = agency.OpenScope();
        var (db, book) = (scope.ServiceProvider.GetRequiredService<NewsDbContext>(), scope.ServiceProvider.GetRequiredService<NumberBook>());
        var document = db.Documents.Single(one => one.Kind == Circular.Kind);
        await book.GiveBackAsync(document.Id, Cancellation);
        Assert.Equal(NumberState.Confirmed, (await book.FindAsync(document.Id, Cancellation))!.State);
        var refused = await Assert.ThrowsAsync<RuleViolationException>(async () => await book.ReserveAsync(
            document.Id, "x", Fields, await db.RequireTypeAsync("edaran", Cancellation), new NumberHolder(null, null), Cancellation));
        Assert.Equal("circular.number-used", refused.Code);
    }

    [Fact]
    public async Task A_running_number_that_was_given_elsewhere_is_given_to_no_other_code()
    {
        var agency = await portal.NewCircularAgencyAsync("nomor-kode-lain");
        await agency.PublishAsync(new SampleCircular("kertas-1") { Number = "100.2.7/1/UJI/2024" }, new SampleCircular("kertas-3") { Number = "100.2.7/3/UJI/2024" });

        Assert.Equal("000.1/2/UJI/2024", await ReserveAsync(agency, Guid.NewGuid(), Fields with { Classification = "000.1" }));
        Assert.Equal("000.1/4/UJI/2024", await ReserveAsync(agency, Guid.NewGuid(), Fields with { Classification = "000.1" }));
    }

    [Fact]
    public async Task A_number_that_was_typed_is_nobody_elses_once_its_circular_waits_for_its_time()
    {
        var agency = await portal.NewCircularAgencyAsync("nomor-menunggu");
        using var writer = await agency.HireAsync("Circulars.Write");
        using var approver = await agency.HireAsync("Circulars.Edit", "Circulars.Publish");
        using var begun = await writer.BeginCircularAsync(CircularEditors.WholeWith((CircularForm.NumberField, "100.2.7/9/UJI/2024")));
        var circular = writer.Inside(begun).Split('?')[0];
        await writer.StepAsync(circular, SubmitEdition.Step);
        var tomorrow = WesternIndonesiaTime.Of(portal.Clock.GetUtcNow().UtcDateTime.AddDays(1)).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        await approver.StepAsync(circular, PublishEdition.Step, ("kapan", "nanti"), ("waktu", tomorrow));

        using var taken = await EnterAsync(approver, "100.2.7/9/UJI/2024");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        portal.Clock.Turn(TimeSpan.FromDays(2));
        await portal.DoDueWorkAsync();
        Assert.Contains("100.2.7/9/UJI/2024", await agency.ReadAsync("/surat-edaran"), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> EnterAsync(StaffMember editor, string number) => editor.SubmitAsync(
        ListNumbers.Path, ListNumbers.Path, (NumberForm.NumberField, number), (NumberForm.TypeField, "edaran"), (NumberForm.YearField, "2024"),
        (NumberForm.SubjectField, "Surat di atas kertas"));

    private static async Task<string> ReserveAsync(Agency agency, Guid documentId, CircularFields? fields = null)
    {
        var said = fields ?? Fields;
        var number = "";
        await InBookAsync(agency, async (book, services) =>
        {
            var db = services.GetRequiredService<NewsDbContext>();
            number = (await book.ReserveAsync(
                documentId, "Hal surat", said, await db.RequireTypeAsync(said.Type, Cancellation), new NumberHolder(Guid.NewGuid(), "Petugas uji"), Cancellation)).Text;
        });
        return number;
    }

    private static async Task InBookAsync(Agency agency, Func<NumberBook, IServiceProvider, Task> work)
    {
        await using var scope = agency.OpenScope();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<TenantDatabase>().BeginAsync(Cancellation);
        await work(scope.ServiceProvider.GetRequiredService<NumberBook>(), scope.ServiceProvider);
        await transaction.CommitAsync(Cancellation);
    }
}
