using System.Globalization;
using JatengPortal.Kernel.Auditing;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using JatengPortal.News.Circulars.Types;
using JatengPortal.News.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JatengPortal.News.Circulars.Numbers;

/// <summary>Shows the book of numbers, a year at a time, and takes in numbers that were given on paper.</summary>
internal static class ListNumbers
{
    public const string Path = "/admin/surat-edaran/nomor";
    public const string YearName = "tahun";
    public const string AfterName = "setelah";
    private const int PageSize = 50;
    private const int MostYears = 100;

    internal static void Map(FeatureRoutes editing)
    {
        editing.MapGet(Path, ShowAsync);
        editing.MapPost(Path, EnterAsync).RequirePermission(NewsModule.EditCirculars);
    }

    private static async Task<Results<RazorComponentResult<NumbersPage>, NotFound>> ShowAsync(
        HttpRequest request, NewsDbContext db, CurrentAccount current, TimeProvider clock, CancellationToken cancellationToken)
    {
        var year = WesternIndonesiaTime.Of(clock.GetUtcNow().UtcDateTime).Year;
        if (request.Query[YearName].ToString() is { Length: > 0 } asked && !int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out year))
            return TypedResults.NotFound();
        return await PageAsync(year, ReadKey(request.Query[AfterName]), new NumberForm { Year = year.ToString(CultureInfo.InvariantCulture) }, new FormErrors(), db, current, cancellationToken);
    }

    private static async Task<Results<RazorComponentResult<NumbersPage>, RedirectHttpResult>> EnterAsync(
        IFormCollection typed, NewsDbContext db, NumberBook book, TenantDatabase database, IAuditTrail audit, CurrentAccount current, Links links,
        HttpContext context, CancellationToken cancellationToken)
    {
        var form = NumberForm.Read(typed);
        var errors = form.Check();
        if (errors.IsEmpty)
        {
            try
            {
                await using var transaction = await database.BeginAsync(cancellationToken);
                var holder = new NumberHolder(current.Account!.Id, current.Account.DisplayName);
                var entered = await book.EnterAsync(
                    LetterNumber.Parse(form.Number), await db.RequireTypeAsync(form.Type, cancellationToken), form.YearNumber!.Value, documentId: null,
                    form.Subject, holder, cancellationToken);
                await audit.RecordAsync(database, new AuditFact("circular-number.entered", entered.Text) { After = new { entered.Text, Title = form.Subject } }, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return links.Redirect(Query.Of(Path, (YearName, form.Year)), Notice.Saved);
            }
            catch (RuleViolationException refused)
            {
                errors.Add(refused.Code == "circular.type-unknown" ? NumberForm.TypeField : NumberForm.NumberField,
                    refused.Code == "circular.number-taken" ? Texts.Number_taken : Texts.Number_malformed);
            }
        }

        context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await PageAsync(form.YearNumber ?? 0, null, form, errors, db, current, cancellationToken);
    }

    private static async Task<RazorComponentResult<NumbersPage>> PageAsync(
        int year, (int Counter, string Key)? after, NumberForm form, FormErrors errors, NewsDbContext db, CurrentAccount current,
        CancellationToken cancellationToken)
    {
        var numbers = db.BookedNumbers.AsNoTracking().Where(number => number.Year == year);
        if (after is var (counter, key))
        {
            numbers = numbers.Where(number => (number.Counter ?? 0) < counter
                || ((number.Counter ?? 0) == counter && number.Key.CompareTo(key) > 0));
        }

        var found = await numbers.OrderByDescending(number => number.Counter ?? 0).ThenBy(number => number.Key).Take(PageSize + 1).ToListAsync(cancellationToken);
        var shown = found.Take(PageSize).ToList();
        var documents = shown.Select(number => number.DocumentId).OfType<Guid>().ToList();
        return new RazorComponentResult<NumbersPage>(new
        {
            Year = year,
            Years = await db.BookedNumbers.Select(number => number.Year).Distinct().OrderByDescending(one => one).Take(MostYears).ToListAsync(cancellationToken),
            Numbers = (IReadOnlyList<BookedNumber>)shown,
            Public = (IReadOnlyDictionary<Guid, string>)await db.Circulars.AsNoTracking().Where(circular => documents.Contains(circular.Id))
                .ToDictionaryAsync(circular => circular.Id, circular => circular.Slug, cancellationToken),
            Next = found.Count > PageSize ? Query.Of(Path, (YearName, year.ToString(CultureInfo.InvariantCulture)), (AfterName, KeyOf(shown[^1]))) : null,
            Types = (IReadOnlyList<CircularType>)await db.CircularTypes.AsNoTracking().InOrderAsync(cancellationToken),
            Form = form,
            Errors = errors,
            MayEnter = current.Allows(NewsModule.EditCirculars),
        });
    }

    private static string KeyOf(BookedNumber number) => string.Create(CultureInfo.InvariantCulture, $"{number.Counter ?? 0}~{number.Key}");

    private static (int Counter, string Key)? ReadKey(string? text) =>
        text?.Split('~', 2) is [var counter, var key] && int.TryParse(counter, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (number, key) : null;
}
