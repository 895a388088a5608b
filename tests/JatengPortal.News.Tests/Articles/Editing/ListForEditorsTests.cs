using JatengPortal.Kernel.Web;
using JatengPortal.Kernel.Publishing.Editing;
using JatengPortal.News.Articles;
using JatengPortal.News.Data;
using JatengPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News.Tests.Articles.Editing;

public sealed class ListForEditorsTests(PortalFactory portal)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_pages_by_key_through_every_article_once_in_both_directions()
    {
        var agency = await portal.NewAgencyAsync("daftar-panjang");
        await agency.PublishAsync([.. Enumerable.Range(1, 60).Select(number => new SampleArticle($"berita-{number}") { Title = $"Berita {number:00}" })]);
        using var editor = await portal.At("daftar-panjang").HireAsync(Desk.Edit);

        var seen = new List<string>();
        var pages = new List<string>();
        string? next = Desk.List;
        while (next is not null)
        {
            var page = await editor.PageAsync(next);
            pages.Add(next);
            seen.AddRange(page.QuerySelectorAll("table.records tbody th").Select(cell => cell.TextContent.Trim()));
            next = page.Link(".pager [rel=next]") is { } link ? agency.Inside(link) : null;
        }

        Assert.Equal(3, pages.Count);
        Assert.Equal(60, seen.Distinct().Count());
        Assert.Equal(60, seen.Count);
        var back = agency.Inside((await editor.PageAsync(pages[^1])).Link(".pager [rel=prev]")!);
        Assert.Equal(seen.Skip(25).Take(25), await editor.TitlesAsync(back[Desk.List.Length..]));
    }

    [Fact]
    public async Task The_list_is_narrowed_by_words_state_writer_and_day()
    {
        var agency = await portal.NewAgencyAsync("daftar-tersaring");
        await agency.PublishAsync(new SampleArticle("gudang") { Title = "Gudang logistik KPU Cilacap" }, new SampleArticle("pasar") { Title = "Pasar 100% aman" });
        using var editor = await portal.At("daftar-tersaring").HireAsync(Desk.Edit);
        await editor.WriteAsync("Logistik untuk Cilacap");
        var writer = await agency.WriterIdAsync(editor.DisplayName);
        var today = DateOnly.FromDateTime(WesternIndonesiaTime.Of(portal.Clock.GetUtcNow().UtcDateTime).DateTime);

        Assert.Equal(["Logistik untuk Cilacap", "Gudang logistik KPU Cilacap"], await editor.TitlesAsync("?q=CILACAP+logistik"));
        Assert.Equal(["Pasar 100% aman"], await editor.TitlesAsync("?q=" + Uri.EscapeDataString("100%")));
        Assert.Empty(await editor.TitlesAsync("?q=_"));
        Assert.Equal(["Logistik untuk Cilacap"], await editor.TitlesAsync("?keadaan=konsep"));
        Assert.Equal(["Logistik untuk Cilacap"], await editor.TitlesAsync($"?penulis={writer}"));
        Assert.Equal(3, (await editor.TitlesAsync($"?sejak={today:yyyy-MM-dd}&sampai={today:yyyy-MM-dd}")).Count);
        Assert.Empty(await editor.TitlesAsync($"?sampai={today.AddDays(-1):yyyy-MM-dd}"));
        Assert.Empty(await editor.TitlesAsync($"?sejak={today.AddDays(1):yyyy-MM-dd}"));
    }

    [Theory]
    [InlineData("?setelah=bukan-kunci")]
    [InlineData("?setelah=ffffffffffffffff-00000000000000000000000000000000")]
    [InlineData("?sebelum=1-0&keadaan=tidak-ada&penulis=x&sejak=9999-12-31&sampai=0001-01-01")]
    public async Task What_no_list_says_narrows_nothing(string query)
    {
        using var editor = await portal.At("dinas-a").HireAsync(Desk.Edit);
        await editor.WriteAsync("Selalu tampil");

        Assert.Contains("Selalu tampil", await editor.TitlesAsync(query));
    }

    [Fact]
    public async Task A_page_of_the_list_is_read_by_an_index_and_sorts_nothing()
    {
        await using var scope = portal.At("dinas-a").OpenScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDbContext>();
        var plans = new List<string>();
        foreach (var filter in new[]
        {
            new DocumentFilter(), new DocumentFilter { State = WritingState.Published }, new DocumentFilter { WriterId = Guid.NewGuid() },
        })
        {
            var page = filter.Narrow(db.Set<DocumentRow>().AsNoTracking().Where(row => row.Kind == Article.Kind)).OrderByDescending(row => row.ChangedUtc).ThenByDescending(row => row.Id).Take(26);
            plans.Add(await db.PlanOfAsync(page, Token));
        }

        Assert.All(plans, plan => Assert.Contains("IX_news_rows_", plan, StringComparison.Ordinal));
        Assert.All(plans, plan => Assert.DoesNotContain("sort", plan.Replace("TEMP B-TREE", "sort", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>What tests ask the database itself.</summary>
internal static class DeskRows
{
    public static async Task<Guid> WriterIdAsync(this Agency agency, string name)
    {
        await using var scope = agency.OpenScope();
        return (await scope.ServiceProvider.GetRequiredService<NewsDbContext>().Set<Writer>()
            .SingleAsync(writer => writer.Name == name, TestContext.Current.CancellationToken)).Id;
    }

    /// <summary>How the database would read it, if the tables were long.</summary>
    public static async Task<string> PlanOfAsync<T>(this NewsDbContext db, IQueryable<T> query, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = query.CreateDbCommand();
        var isPostgres = db.Database.ProviderName!.Contains("Npgsql", StringComparison.Ordinal);
        command.CommandText = isPostgres
            ? "SET enable_seqscan = off; SET enable_bitmapscan = off; EXPLAIN " + command.CommandText
            : "EXPLAIN QUERY PLAN " + command.CommandText;
        var plan = new System.Text.StringBuilder();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                plan.AppendLine(reader.GetValue(reader.FieldCount - 1).ToString());
        }

        await db.Database.CloseConnectionAsync();
        return plan.ToString();
    }
}
