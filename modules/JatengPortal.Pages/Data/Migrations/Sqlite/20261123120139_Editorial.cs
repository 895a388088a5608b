using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JatengPortal.Pages.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Editorial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "approved_by",
                table: "pages_editions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "author_ids",
                table: "pages_editions",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "change_kind",
                table: "pages_editions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "change_note",
                table: "pages_editions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "emergency_reason",
                table: "pages_editions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "rejection_reason",
                table: "pages_editions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "reviewed_by",
                table: "pages_editions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "submitted_utc",
                table: "pages_editions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "history_json",
                table: "pages_documents",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "withdrawal_json",
                table: "pages_documents",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "approved_by",
                table: "pages_editions");

            migrationBuilder.DropColumn(
                name: "author_ids",
                table: "pages_editions");

            migrationBuilder.DropColumn(
                name: "change_kind",
                table: "pages_editions");

            migrationBuilder.DropColumn(
                name: "change_note",
                table: "pages_editions");

            migrationBuilder.DropColumn(
                name: "emergency_reason",
                table: "pages_editions");

            migrationBuilder.DropColumn(
                name: "rejection_reason",
                table: "pages_editions");

            migrationBuilder.DropColumn(
                name: "reviewed_by",
                table: "pages_editions");

            migrationBuilder.DropColumn(
                name: "submitted_utc",
                table: "pages_editions");

            migrationBuilder.DropColumn(
                name: "history_json",
                table: "pages_documents");

            migrationBuilder.DropColumn(
                name: "withdrawal_json",
                table: "pages_documents");
        }
    }
}
