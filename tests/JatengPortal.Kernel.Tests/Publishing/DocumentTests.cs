using JatengPortal.Kernel.Publishing;
using JatengPortal.Kernel.Rules;

namespace JatengPortal.Kernel.Tests.Publishing;

public sealed class DocumentTests
{
    private static readonly DateTime Now = new(2024, 10, 1, 3, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Author = Guid.NewGuid();
    private static readonly Guid Approver = Guid.NewGuid();
    private static readonly ChangeNote Major = new(ChangeKind.Major, "Isi diperbarui.");
    private readonly Document _document = Document.Begin("article", Slug.Parse("naskah"), sourceId: null, Now);

    [Fact]
    public void A_draft_goes_by_another_hand_to_the_public()
    {
        var edition = _document.Draft(Text("Isi."), Now, Author);
        Assert.Equal("edition.not-approved", Refused(() => _document.Publish(edition, Now, Now)));
        _document.Submit(edition, Author, null, Now);
        Assert.Equal("edition.own", Refused(() => _document.Approve(edition, Author)));
        _document.Approve(edition, Approver);
        _document.Publish(edition, Now, Now);

        Assert.True(_document.IsPublic);
        Assert.Equal((EditionState.Published, Approver), (edition.State, edition.ApprovedBy));
    }

    [Fact]
    public void Whoever_changed_or_submitted_it_is_an_author_too()
    {
        var (editor, submitter) = (Guid.NewGuid(), Guid.NewGuid());
        var edition = _document.Draft(Text("Isi."), Now, Author);
        _document.Revise(edition, Text("Isi lain."), Now, editor);
        _document.Submit(edition, submitter, null, Now);

        Assert.Equal([Author, editor, submitter], edition.AuthorIds);
        Assert.All(edition.AuthorIds, account => Assert.Equal("edition.own", Refused(() => _document.Approve(edition, account))));
    }

    [Fact]
    public void A_text_that_was_submitted_stands_still_until_it_comes_back()
    {
        var edition = _document.Draft(Text("Isi."), Now, Author);
        _document.Submit(edition, Author, null, Now);

        Assert.Equal("edition.not-draft", Refused(() => _document.Revise(edition, Text("Lain."), Now, Author)));
        Assert.Equal("edition.not-draft", Refused(() => _document.Discard(edition)));
        Assert.Equal("edition.reason", Refused(() => _document.Reject(edition, Approver, " ")));
        _document.Reject(edition, Approver, "Belum lengkap.");
        _document.Revise(edition, Text("Lain."), Now, Author);
        Assert.Equal(EditionState.Draft, edition.State);
    }

    [Fact]
    public void An_approval_is_used_up_when_the_schedule_is_cancelled()
    {
        var edition = Approved("Isi.");
        Assert.Equal("edition.time-past", Refused(() => _document.Schedule(edition, Now, Now)));
        _document.Schedule(edition, Now.AddHours(1), Now);
        Assert.Equal("edition.not-draft", Refused(() => _document.Revise(edition, Text("Lain."), Now, Author)));
        _document.Unschedule(edition);

        Assert.Equal("edition.not-approved", Refused(() => _document.Publish(edition, Now, Now)));
    }

    [Fact]
    public void A_minor_change_moves_no_date_and_every_change_stands_in_the_history_with_its_hash()
    {
        var first = Approved("Satu.");
        _document.Publish(first, Now, Now);
        var minor = _document.Draft(Text("Dua."), Now, Author);
        Assert.Equal("edition.change-note", Refused(() => _document.Submit(minor, Author, null, Now)));
        Assert.Equal("edition.change-note", Refused(() => _document.Submit(minor, Author, new ChangeNote(ChangeKind.Major, ""), Now)));
        _document.Submit(minor, Author, new ChangeNote(ChangeKind.Minor, ""), Now);
        _document.Approve(minor, Approver);
        _document.Publish(minor, Now.AddDays(1), Now.AddDays(1));
        Assert.Equal(Now, _document.UpdatedUtc);

        var major = _document.Draft(Text("Tiga."), Now, Author);
        _document.Submit(major, Author, Major, Now);
        _document.Approve(major, Approver);
        _document.Publish(major, Now.AddDays(2), Now.AddDays(2));

        Assert.Equal((Now, Now.AddDays(2)), (_document.PublishedUtc, _document.UpdatedUtc));
        Assert.Equal([null, ChangeKind.Minor, ChangeKind.Major], _document.History.Select(change => change.Kind));
        Assert.Equal(["body"], _document.History[2].Fields);
        Assert.Equal(Convert.ToHexStringLower(major.Hash), _document.History[2].Sha256);
    }

    [Fact]
    public void An_emergency_stays_flagged_until_a_second_person_has_reviewed_it()
    {
        var edition = _document.Draft(Text("Isi."), Now, Author);
        Assert.Equal("edition.reason", Refused(() => _document.ReleaseUrgently(edition, Author, "", null)));
        _document.ReleaseUrgently(edition, Author, "Tidak dapat menunggu.", null);
        _document.Publish(edition, Now, Now);
        Assert.True(edition.AwaitsReview);
        Assert.Equal("edition.own", Refused(() => _document.Review(edition, Author)));
        _document.Review(edition, Approver);

        Assert.False(edition.AwaitsReview);
        Assert.Equal("edition.awaits-no-review", Refused(() => _document.Review(edition, Approver)));
    }

    [Fact]
    public void What_is_withdrawn_is_public_again_with_a_new_edition_and_not_before()
    {
        Assert.Equal("document.not-public", Refused(() => _document.Withdraw(Because(WithdrawalKind.Withdrawn), Now)));
        _document.Publish(Approved("Satu."), Now, Now);
        Assert.Equal("withdrawal.redirect", Refused(() => _document.Withdraw(Because(WithdrawalKind.Consolidated), Now)));
        _document.Withdraw(Because(WithdrawalKind.Withdrawn), Now);
        Assert.False(_document.IsPublic);
        Assert.Equal("document.not-public", Refused(() => _document.Withdraw(Because(WithdrawalKind.Withdrawn), Now)));

        var next = _document.Draft(Text("Dua."), Now, Author);
        _document.Submit(next, Author, Major, Now);
        _document.Approve(next, Approver);
        _document.Publish(next, Now, Now);
        Assert.True(_document.IsPublic);
        Assert.Null(_document.Withdrawal);
    }

    [Fact]
    public void A_source_has_no_author_and_needs_no_approval()
    {
        var edition = _document.Draft(Text("Isi."), Now);
        _document.Publish(edition, Now, Now);

        Assert.True(_document.IsPublic);
    }

    private static DocumentText Text(string body) => new() { Title = "Naskah", Summary = "", Body = body };

    private static Withdrawal Because(WithdrawalKind kind) => new(kind, "Diganti.", null, Now, Approver);

    private static string Refused(Action act) => Assert.Throws<RuleViolationException>(act).Code;

    private Edition Approved(string body)
    {
        var edition = _document.Draft(Text(body), Now, Author);
        _document.Submit(edition, Author, null, Now);
        _document.Approve(edition, Approver);
        return edition;
    }
}
