using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JatengPortal.News.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Editorial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "approved_by",
                table: "news_editions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid[]>(
                name: "author_ids",
                table: "news_editions",
                type: "uuid[]",
                nullable: false,
                defaultValue: new Guid[0]);

            migrationBuilder.AddColumn<int>(
                name: "change_kind",
                table: "news_editions",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "change_note",
                table: "news_editions",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "emergency_reason",
                table: "news_editions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "rejection_reason",
                table: "news_editions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "reviewed_by",
                table: "news_editions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "submitted_utc",
                table: "news_editions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "history_json",
                table: "news_documents",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "withdrawal_json",
                table: "news_documents",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "change_note",
                table: "articles",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "news_rows",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    slug = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    title_folded = table.Column<string>(type: "text", nullable: false),
                    label = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<int>(type: "integer", nullable: false),
                    writer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    changed_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    published_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    scheduled_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    draft_number = table.Column<int>(type: "integer", nullable: true),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    awaits_review = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_news_rows", x => x.id);
                    table.ForeignKey(
                        name: "FK_news_rows_news_documents_id",
                        column: x => x.id,
                        principalTable: "news_documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            // Everybody who had begun a draft is an author of it, and the list goes on as it was.
            migrationBuilder.Sql("""
                UPDATE news_editions SET author_ids = ARRAY[writer_id] WHERE writer_id IS NOT NULL;
                """);
            migrationBuilder.Sql("""
                INSERT INTO news_rows
                    (id, kind, slug, title, title_folded, state, writer_id, changed_utc, published_utc, scheduled_utc, draft_number, is_public, awaits_review)
                SELECT id, 'article', slug, title, title_folded, state, writer_id, changed_utc, published_utc, scheduled_utc, draft_number,
                    published_utc IS NOT NULL, FALSE
                FROM article_rows;
                """);

            migrationBuilder.DropTable(
                name: "article_rows");

            migrationBuilder.CreateTable(
                name: "news_typed",
                columns: table => new
                {
                    kind = table.Column<string>(type: "text", nullable: false),
                    document_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    seen_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    fields = table.Column<string>(type: "text", nullable: true),
                    typed_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_news_typed", x => new { x.kind, x.document_id, x.account_id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_news_rows_kind_awaits_review_changed_utc_id",
                table: "news_rows",
                columns: new[] { "kind", "awaits_review", "changed_utc", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_news_rows_kind_changed_utc_id_title_folded",
                table: "news_rows",
                columns: new[] { "kind", "changed_utc", "id", "title_folded" });

            migrationBuilder.CreateIndex(
                name: "IX_news_rows_kind_state_changed_utc_id_title_folded",
                table: "news_rows",
                columns: new[] { "kind", "state", "changed_utc", "id", "title_folded" });

            migrationBuilder.CreateIndex(
                name: "IX_news_rows_kind_writer_id_changed_utc_id_title_folded",
                table: "news_rows",
                columns: new[] { "kind", "writer_id", "changed_utc", "id", "title_folded" });

            migrationBuilder.CreateIndex(
                name: "IX_news_rows_kind_writer_id_state",
                table: "news_rows",
                columns: new[] { "kind", "writer_id", "state" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "news_rows");

            migrationBuilder.DropTable(
                name: "news_typed");

            migrationBuilder.DropColumn(
                name: "approved_by",
                table: "news_editions");

            migrationBuilder.DropColumn(
                name: "author_ids",
                table: "news_editions");

            migrationBuilder.DropColumn(
                name: "change_kind",
                table: "news_editions");

            migrationBuilder.DropColumn(
                name: "change_note",
                table: "news_editions");

            migrationBuilder.DropColumn(
                name: "emergency_reason",
                table: "news_editions");

            migrationBuilder.DropColumn(
                name: "rejection_reason",
                table: "news_editions");

            migrationBuilder.DropColumn(
                name: "reviewed_by",
                table: "news_editions");

            migrationBuilder.DropColumn(
                name: "submitted_utc",
                table: "news_editions");

            migrationBuilder.DropColumn(
                name: "history_json",
                table: "news_documents");

            migrationBuilder.DropColumn(
                name: "withdrawal_json",
                table: "news_documents");

            migrationBuilder.DropColumn(
                name: "change_note",
                table: "articles");

            migrationBuilder.CreateTable(
                name: "article_rows",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    draft_number = table.Column<int>(type: "integer", nullable: true),
                    published_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    scheduled_utc = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    slug = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    title_folded = table.Column<string>(type: "text", nullable: false),
                    writer_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_article_rows", x => x.id);
                    table.ForeignKey(
                        name: "FK_article_rows_news_documents_id",
                        column: x => x.id,
                        principalTable: "news_documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_article_rows_changed_utc_id_title_folded",
                table: "article_rows",
                columns: new[] { "changed_utc", "id", "title_folded" });

            migrationBuilder.CreateIndex(
                name: "IX_article_rows_state_changed_utc_id_title_folded",
                table: "article_rows",
                columns: new[] { "state", "changed_utc", "id", "title_folded" });

            migrationBuilder.CreateIndex(
                name: "IX_article_rows_writer_id_changed_utc_id_title_folded",
                table: "article_rows",
                columns: new[] { "writer_id", "changed_utc", "id", "title_folded" });

            migrationBuilder.CreateIndex(
                name: "IX_article_rows_writer_id_state",
                table: "article_rows",
                columns: new[] { "writer_id", "state" });
        }
    }
}
