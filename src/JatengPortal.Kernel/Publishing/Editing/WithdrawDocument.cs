using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<JatengPortal.Kernel.Publishing.Editing.WithdrawPage>,
    Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult>;

namespace JatengPortal.Kernel.Publishing.Editing;

/// <summary>Takes back what the public reads, in one of three ways, now or at a time in WIB.</summary>
internal static class WithdrawDocument
{
    public const string Step = "tarik";
    public const string CancelStep = "batalkan-penarikan";
    public const string WayField = "cara";
    public const string RedirectField = "tujuan";
    public const string InError = "keliru";
    public const string Consolidated = "digabungkan";
    public const string Readable = "ditarik";
    private const int LongestPath = 300;

    internal static void Map<TEditorial>(FeatureRoutes document)
        where TEditorial : Editorial
    {
        document.MapGet("/" + Step, OpenAsync<TEditorial>);
        document.MapPost("/" + Step, HandleAsync<TEditorial>);
        document.MapPost("/" + CancelStep, CancelAsync<TEditorial>);
    }

    internal static object Trace(Withdrawal withdrawal) =>
        new { way = withdrawal.Kind.ToString(), reason = withdrawal.Reason, redirectTo = withdrawal.RedirectTo, at = withdrawal.Utc };

    private static async Task<Answer> OpenAsync<TEditorial>(Guid id, TEditorial editorial, Links links, CancellationToken cancellationToken)
        where TEditorial : Editorial =>
        await editorial.OpenAsync(id, cancellationToken) is { IsPublic: true } document
            ? Page(editorial, document, new WithdrawForm(), new FormErrors())
            : links.Redirect(editorial.Kind.PathOf(id), Notice.ChangedMeanwhile);

    private static async Task<Answer> HandleAsync<TEditorial>(
        Guid id, IFormCollection typed, TEditorial editorial, Links links, HttpContext context, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        var (form, errors) = (WithdrawForm.Read(typed), new FormErrors());
        await using var transaction = await editorial.Database.BeginAsync(cancellationToken);
        if (await editorial.OpenAsync(id, cancellationToken) is not { IsPublic: true, Current: { } current } document
            || typed[EditingForm.BasisField] != Editorial.BasisOf(current))
            return links.Redirect(editorial.Kind.PathOf(id), Notice.ChangedMeanwhile);
        var reason = EditingForm.ReadReason(typed, Withdrawal.LongestReason, errors);
        var kind = ReadWay(form, editorial.Kind.PublicPathOf(document.Slug), errors);
        if (errors.IsEmpty && kind != WithdrawalKind.Withdrawn && await editorial.LeadsBackAsync(document, form.Redirect, cancellationToken))
            errors.Add(RedirectField, Texts.Withdraw_redirect_leads_back);
        var at = EditingForm.ReadWhen(form.When, form.Time, editorial.Now, errors);
        if (!errors.IsEmpty)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page(editorial, document, form, errors);
        }

        var redirect = kind == WithdrawalKind.Withdrawn || form.Redirect.Length == 0 ? null : form.Redirect;
        var withdrawal = new Withdrawal(kind, reason, redirect, at ?? editorial.Now, editorial.Current.Account!.Id);
        if (at is not null)
        {
            await editorial.PlanWithdrawalAsync(document, withdrawal, cancellationToken);
        }
        else
        {
            await editorial.Due.CancelAsync(editorial.Kind.DueWithdrawal, id.ToString(), cancellationToken);
            await editorial.WithdrawAsync(document, withdrawal, cancellationToken);
        }

        await editorial.FollowAsync(document, cancellationToken);
        await editorial.NoteAsync(at is null ? "withdrawn" : "withdrawal-planned", document, null, Trace(withdrawal), cancellationToken);
        await editorial.TellAsync(
            at is null ? HandOver.Withdrawn : HandOver.WithdrawalPlanned, document, current, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return links.Redirect(editorial.Kind.PathOf(id), at is null ? EditorialNotices.Withdrawn : EditorialNotices.WithdrawalPlanned);
    }

    private static async Task<RedirectHttpResult> CancelAsync<TEditorial>(
        Guid id, IFormCollection typed, TEditorial editorial, Links links, CancellationToken cancellationToken)
        where TEditorial : Editorial
    {
        await using var transaction = await editorial.Database.BeginAsync(cancellationToken);
        if (await editorial.OpenAsync(id, cancellationToken) is not { IsPublic: true, Withdrawal: { } planned } document
            || !EditingForm.IsSeen(typed, planned.Utc))
            return links.Redirect(editorial.Kind.PathOf(id), Notice.ChangedMeanwhile);
        document.CancelWithdrawal();
        await editorial.Due.CancelAsync(editorial.Kind.DueWithdrawal, id.ToString(), cancellationToken);
        await editorial.NoteAsync("withdrawal-cancelled", document, Trace(planned), null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return links.Redirect(editorial.Kind.PathOf(id), EditorialNotices.WithdrawalCancelled);
    }

    private static WithdrawalKind ReadWay(WithdrawForm form, string own, FormErrors errors)
    {
        var kind = form.Way switch
        {
            InError => WithdrawalKind.PublishedInError,
            Consolidated => WithdrawalKind.Consolidated,
            _ => WithdrawalKind.Withdrawn,
        };
        if (form.Way is not (InError or Consolidated or Readable))
            errors.Add(WayField, Texts.Withdraw_way_missing);
        if (kind == WithdrawalKind.Consolidated && form.Redirect.Length == 0)
            errors.Add(RedirectField, Texts.Withdraw_redirect_missing);
        else if (kind != WithdrawalKind.Withdrawn && form.Redirect.Length > 0 && (!IsInside(form.Redirect) || form.Redirect == own))
            errors.Add(RedirectField, Texts.Withdraw_redirect_malformed);
        return kind;
    }

    private static bool IsInside(string path) =>
        path.Length <= LongestPath && path[0] == '/' && !path.StartsWith("//", StringComparison.Ordinal)
        // Anything but ASCII can't stand in the header that leads there.
        && path.All(letter => char.IsAscii(letter) && letter is not ('\\' or '"' or '<' or '>' or ' ') && !char.IsControl(letter));

    private static RazorComponentResult<WithdrawPage> Page(Editorial editorial, Document document, WithdrawForm form, FormErrors errors) =>
        new(new { editorial.Kind, Document = document, Form = form, Errors = errors });
}

/// <summary>What was typed of a withdrawal.</summary>
public sealed record WithdrawForm
{
    /// <summary>Which of the three ways, as it stands in the form; empty for none.</summary>
    public string Way { get; init; } = "";

    /// <summary>Path inside the tenant that the address is to lead to; may be empty.</summary>
    public string Redirect { get; init; } = "";

    /// <summary>For readers.</summary>
    public string Reason { get; init; } = "";

    /// <summary>At once or later, as it stands in the form.</summary>
    public string When { get; init; } = EditingForm.AtOnce;

    /// <summary>As a clock in WIB shows it.</summary>
    public string Time { get; init; } = "";

    internal static WithdrawForm Read(IFormCollection typed) => new()
    {
        Way = typed[WithdrawDocument.WayField].ToString(),
        Redirect = typed[WithdrawDocument.RedirectField].ToString().Trim(),
        Reason = typed[ConfirmPage.ReasonField].ToString().Trim(),
        When = typed[EditingForm.WhenField].ToString(),
        Time = typed[EditingForm.TimeField].ToString(),
    };
}
